import { describe, expect, test } from "vitest";
import {
  after,
  bread,
  by,
  cartOf,
  dot,
  milk,
  quantityOf,
  rid,
  tea,
  variantOf,
} from "../test/support/examples.ts";
import { admit } from "./admit.ts";
import { add, type Cart, dotsOf, emptyCart, setQuantity } from "./cart.ts";
import { contextOf } from "./context.ts";
import { limits } from "./limits.ts";
import { join } from "./or-set.ts";
import { quantityProblem } from "./quantity.ts";
import { mayMint, replicasOf } from "./replicas.ts";
import type { Rid } from "./schema/dot.ts";
import type { VariantId } from "./schema/ids.ts";

const holding = (quantity: number): Cart =>
  after(emptyCart, (cart) => add(cart, by("a"), { line: milk, quantity }));
const adding = (cart: Cart, quantity: number, change = {}) =>
  admit(cart, { kind: "add", variant: variantOf(milk, change), quantity });
const setting = (cart: Cart, quantity: number, change = {}) =>
  admit(cart, { kind: "setQuantity", variant: variantOf(milk, change), quantity });

/** A cart with this many lines, one add each. */
const wide = (lines: number): Cart =>
  cartOf(
    ...Array.from({ length: lines }, (_, i) =>
      add(emptyCart, by(`r${i}`), { line: `line-${i}` as VariantId, quantity: 1 }),
    ),
  );
/** A cart with one line of this many adds. */
const deep = (adds: number): Cart => {
  const entry = [...holding(1).entries.values()][0];
  if (entry === undefined) throw new Error("holding(1) holds one entry");
  const dots = Array.from({ length: adds }, (_, i) => dot("a", i + 1));
  return { entries: new Map(dots.map((it) => [it, entry])), context: contextOf(dots) };
};

describe("what a line would come to", () => {
  test("[LI2] an add on top of 3 is asked about the sum", () => {
    expect(adding(holding(3), 4, { stock: 7 })).toBeNull();
    expect(adding(holding(3), 4, { stock: 6 })).toEqual({
      kind: "insufficient-stock",
      variantId: milk,
      requested: 7,
      available: 6,
    });
  });

  test("[LI2] a set is asked about itself", () => {
    expect(setting(holding(3), 7, { stock: 7 })).toBeNull();
    expect(setting(holding(3), 8, { stock: 7 })).toMatchObject({ requested: 8, available: 7 });
  });

  test("[LI2] what the author was not shown counts beside its set", () => {
    const shown = dotsOf(holding(3), milk);
    const torn = cartOf(
      holding(3),
      add(emptyCart, by("b"), { line: milk, quantity: 5 }),
      setQuantity(emptyCart, by("c"), { line: milk, quantity: 4 }),
    );
    const asked = { kind: "setQuantity", quantity: 2, dots: shown } as const;
    const delta = setQuantity(torn, by("d"), { line: milk, quantity: 2, dots: shown });
    expect(quantityOf(join(torn, delta).state, milk)).toBe(9);
    expect(admit(torn, { ...asked, variant: variantOf(milk, { stock: 9 }) })).toBeNull();
    expect(admit(torn, { ...asked, variant: variantOf(milk, { stock: 8 }) })).toMatchObject({ requested: 9 });
  });

  test("[LI2] another line's dots are never counted", () => {
    const cart = after(holding(3), (now) => add(now, by("a"), { line: tea, quantity: 90 }));
    expect(adding(cart, 97)).toBeNull();
    expect(adding(cart, 98)).toMatchObject({ kind: "quantity-not-allowed", requested: 101 });
  });
});

describe("what a variant allows", () => {
  test("[LI1] unavailable comes before insufficient stock, and that before a quantity that is not allowed", () => {
    const all = { available: false, stock: 5, min: 2, max: 4, step: 2 };
    expect(adding(emptyCart, 9, all)).toEqual({ kind: "unavailable", variantId: milk });
    expect(adding(emptyCart, 9, { ...all, available: true })?.kind).toBe("insufficient-stock");
    expect(adding(emptyCart, 9, { ...all, available: true, stock: 9 })).toEqual({
      kind: "quantity-not-allowed",
      variantId: milk,
      requested: 9,
      min: 2,
      max: 4,
      step: 2,
    });
  });

  test("[LI1] the quantity comes before the lines, and the lines before the live dots", () => {
    const full = cartOf(wide(limits.lines), deep(limits.liveDots));
    expect(full.entries.size).toBeGreaterThan(limits.liveDots);
    const ask = { kind: "add", variant: variantOf(bread), quantity: 1 } as const;
    expect(admit(full, { ...ask, variant: variantOf(bread, { stock: 0 }) })?.kind).toBe("insufficient-stock");
    expect(admit(full, ask)).toEqual({ kind: "too-many-lines", limit: 200 });
    expect(admit(full, { ...ask, variant: variantOf(milk, { max: 9999, stock: 9999 }) })).toEqual({
      kind: "too-many-operations",
      limit: 2048,
    });
  });

  test("[LI3] allowed are min, min + step, … up to max", () => {
    const allowed = Array.from({ length: 20 }, (_, n) => n).filter(
      (n) => quantityProblem(variantOf(milk, { min: 3, max: 12, step: 4 }), n) === null,
    );
    expect(allowed).toEqual([3, 7, 11]);
    expect(quantityProblem(variantOf(milk, { stock: 0 }), 1)?.kind).toBe("insufficient-stock");
  });

  test("[LI4] a line above the stock may be set lower, to what there is and no higher", () => {
    expect(setting(holding(10), 4, { stock: 4 })).toBeNull();
    expect(setting(holding(10), 5, { stock: 4 })?.kind).toBe("insufficient-stock");
    expect(adding(holding(10), 1, { stock: 4 })?.kind).toBe("insufficient-stock");
  });

  test("[LI5] a set to 0 is admitted whatever the variant says", () => {
    expect(setting(holding(10), 0, { available: false, stock: 0, min: 5 })).toBeNull();
  });

  test("[LI10] a number that no operation may carry is refused, on top of any line", () => {
    for (const quantity of [-1, 0.5, 1.5, Number.NaN, Infinity, -Infinity, 10_000, 2 ** 53 + 2]) {
      expect(adding(holding(5), quantity, { max: 9999, stock: 9999 }), `add ${quantity}`).not.toBeNull();
      expect(setting(holding(5), quantity, { max: 9999, stock: 9999 }), `set ${quantity}`).not.toBeNull();
    }
    expect(adding(holding(5), 0)).toMatchObject({ kind: "quantity-not-allowed", requested: 0 });
    expect(adding(holding(5), -1)).toMatchObject({ kind: "quantity-not-allowed", requested: -1 });
    expect(adding(emptyCart, 9999, { max: 9999, stock: 9999 })).toBeNull();
  });
});

describe("what a cart has room for", () => {
  const ask = (cart: Cart, line: VariantId, kind: "add" | "setQuantity" = "add") =>
    admit(cart, { kind, variant: variantOf(line, { max: 9999, stock: 9999 }), quantity: 1 });

  test("[LI6] the 200th line is admitted, the 201st is refused, by add and by set", () => {
    expect(ask(wide(199), bread)).toBeNull();
    expect(ask(wide(200), bread)?.kind).toBe("too-many-lines");
    expect(ask(wide(200), bread, "setQuantity")?.kind).toBe("too-many-lines");
  });

  test("[LI6] a line that is there may change in a full cart", () => {
    expect(ask(wide(200), "line-7" as VariantId)).toBeNull();
    expect(ask(wide(200), "line-7" as VariantId, "setQuantity")).toBeNull();
  });

  test("[LI7] the 2,048th dot is admitted, the next is refused", () => {
    expect(ask(deep(2047), milk)).toBeNull();
    expect(ask(deep(2048), milk)?.kind).toBe("too-many-operations");
    expect(ask(deep(2048), bread, "setQuantity")?.kind).toBe("too-many-operations");
  });

  test("[LI7] a set that takes dots out in exchange is admitted, however many there are", () => {
    expect(ask(deep(2500), milk, "setQuantity")).toBeNull();
    const unseen = admit(deep(2500), {
      kind: "setQuantity",
      variant: variantOf(milk, { max: 9999, stock: 9999 }),
      quantity: 1,
      dots: [],
    });
    expect(unseen?.kind).toBe("too-many-operations");
  });

  test("[LI8] a join goes beyond every limit and keeps everything", () => {
    const joined = join(wide(300), deep(2100)).state;
    expect(joined.entries.size).toBe(2400);
    expect(quantityOf(joined, milk)).toBe(2100);
  });

  test("[LI9] the 64th replica gets a counter, the 65th does not, and a known one keeps its own", () => {
    expect(replicasOf(wide(63)).size).toBe(63);
    expect(mayMint(wide(63), rid("new"))).toBe(true);
    expect(mayMint(wide(64), rid("new"))).toBe(false);
    expect(mayMint(wide(64), rid("r7"))).toBe(true);
    const gap = { entries: new Map(), context: contextOf([dot("late", 5)]) };
    expect(mayMint(join(wide(64), gap).state, rid("late") as Rid)).toBe(true);
  });
});
