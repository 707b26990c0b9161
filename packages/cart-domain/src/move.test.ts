import { expect, test } from "vitest";
import { after, by, cartOf, EUR, milk, NOON, quantityOf, tea, variantOf } from "../test/support/examples.ts";
import { plain } from "../test/support/plain.ts";
import { admit } from "./admit.ts";
import { add, type Cart, clear, emptyCart, setQuantity } from "./cart.ts";
import { decodeCart } from "./decode-cart.ts";
import { encodeCart } from "./encode-cart.ts";
import { limits } from "./limits.ts";
import { lineCountOf, lineOf, linesOf, savedLinesOf } from "./line.ts";
import { acceptPrice, moveToCart, saveForLater } from "./move.ts";
import { join } from "./or-set.ts";
import { reviewCart } from "./review.ts";
import { variantOf as goodsOf, isSaved, savedLine } from "./saved.ts";
import { LineId, VariantId } from "./schema/ids.ts";

const cart = after(
  emptyCart,
  (now) => add(now, by("a", NOON), { line: milk, quantity: 2 }),
  (now) => add(now, by("a", NOON + 1), { line: tea, quantity: 1 }),
);
const later = by("a", NOON + 9);
const joined = (one: Cart, other: Cart) => join(one, other).state;
const lines = (of: Cart) => linesOf(of).map(({ line, quantity }) => [line, quantity]);
const saved = (of: Cart) => savedLinesOf(of).map(({ line, quantity }) => [goodsOf(line), quantity]);

test("[SV1] a saved line is the variant's after a tilde, and no variant is named so", () => {
  expect(savedLine(milk)).toBe("~milk");
  expect([isSaved(savedLine(milk)), isSaved(milk)]).toEqual([true, false]);
  expect([goodsOf(savedLine(milk)), goodsOf(milk)]).toEqual([milk, milk]);
  expect(LineId.safeParse("~milk").success).toBe(true);
  for (const line of ["~", "~~milk", "milk~", "~mi lk", `~${"x".repeat(65)}`])
    expect(LineId.safeParse(line).success, line).toBe(false);
  expect(VariantId.safeParse("~milk").success).toBe(false);
});

test("[SV2] saving takes the line out and puts all of it aside, in one delta; moving back is the reverse", () => {
  const delta = saveForLater(cart, later, milk);
  expect(delta.entries.size).toBe(1);
  const aside = joined(cart, delta);
  expect([lines(aside), saved(aside)]).toEqual([[[tea, 1]], [[milk, 2]]]);
  const back = moveToCart(aside, later, milk);
  expect(back.entries.size).toBe(1);
  expect(saved(joined(aside, back))).toEqual([]);
  expect(quantityOf(joined(aside, back), milk)).toBe(2);
});

test("[SV2] what is moved comes on top of what is there, up to 9,999", () => {
  const aside = joined(cart, saveForLater(cart, later, milk));
  const more = after(aside, (now) => add(now, by("b"), { line: milk, quantity: 5 }));
  expect(saved(joined(more, saveForLater(more, later, milk)))).toEqual([[milk, 7]]);
  expect(quantityOf(joined(more, moveToCart(more, later, milk)), milk)).toBe(7);
  const huge = after(aside, (now) => setQuantity(now, by("b"), { line: milk, quantity: 9999 }));
  expect(saved(joined(huge, saveForLater(huge, later, milk)))).toEqual([[milk, 9999]]);
});

test("[SV2] of what is not there nothing is moved", () => {
  expect(saveForLater(emptyCart, later, milk)).toBe(emptyCart);
  expect(moveToCart(cart, later, milk)).toBe(emptyCart);
});

test("[SV3] goods that are saved and moved back stand where they stood", () => {
  const aside = joined(cart, saveForLater(cart, later, milk));
  expect(savedLinesOf(aside)[0]).toMatchObject({ since: NOON, at: NOON + 9 });
  expect(lines(joined(aside, moveToCart(aside, later, milk)))).toEqual([
    [milk, 2],
    [tea, 1],
  ]);
});

test("[SV4] two devices that save the same line at once save it once, and an unseen add stays in the cart", () => {
  const both = cartOf(
    cart,
    saveForLater(cart, by("a", NOON + 9), milk),
    saveForLater(cart, by("b", NOON + 8), milk),
    add(cart, by("c"), { line: milk, quantity: 3 }),
  );
  expect(saved(both)).toEqual([[milk, 2]]);
  expect(savedLinesOf(both)[0]?.conflict).toBeNull();
  expect(quantityOf(both, milk)).toBe(3);
});

test("[SV5] what is saved travels like any other line", () => {
  const aside = joined(cart, saveForLater(cart, later, milk));
  const read = decodeCart(encodeCart(aside));
  expect(read.ok && plain(read.value)).toEqual(plain(aside));
});

test("[SV5] [RV10] what is saved is reviewed beside the lines, and counted nowhere", () => {
  const aside = joined(cart, saveForLater(cart, by("a", NOON + 9, 150), milk));
  const shelf = new Map([milk, tea].map((id) => [id, variantOf(id, { stock: 1 })]));
  const review = reviewCart(aside, shelf, { currency: EUR, now: NOON });
  expect(review).toMatchObject({ itemCount: 1, total: { amount: 199 } });
  expect(review.lines.map(({ variantId }) => variantId)).toEqual([tea]);
  expect(lineCountOf(aside)).toBe(1);
});

test("[RV10] a saved line is priced and checked by its goods, as a line of the cart would be", () => {
  const aside = joined(cart, saveForLater(cart, by("a", NOON + 9, 150), milk));
  const shelf = new Map([[milk, variantOf(milk, { stock: 1 })]]);
  const { saved: reviewed } = reviewCart(aside, shelf, { currency: EUR, now: NOON });
  expect(reviewed).toMatchObject([
    {
      line: "~milk",
      variantId: milk,
      variant: shelf.get(milk),
      subtotal: { amount: 398 },
      problems: [
        { kind: "insufficient-stock", variantId: milk, requested: 2, available: 1 },
        { kind: "price-changed", variantId: milk, was: { amount: 150 }, is: { amount: 199 } },
      ],
    },
  ]);
  expect(reviewCart(aside, new Map(), { currency: EUR, now: NOON }).saved[0]?.problems).toEqual([
    { kind: "product-not-found", variantId: milk },
  ]);
});

test("[LI6] a cart of 200 lines takes no other, whatever is saved; what is saved makes room", () => {
  const variants = Array.from({ length: limits.lines }, (_, i) => `line-${i}` as VariantId);
  const full = after(
    emptyCart,
    ...variants.map((line) => (now: Cart) => add(now, by("a"), { line, quantity: 1 })),
  );
  const request = { kind: "add", variant: variantOf(milk), quantity: 1 } as const;
  expect(admit(full, request)).toEqual({ kind: "too-many-lines", limit: limits.lines });
  const roomy = joined(full, saveForLater(full, later, "line-7" as VariantId));
  expect(admit(roomy, request)).toBeNull();
  const backAgain = { ...request, variant: variantOf("line-7" as VariantId) };
  const refull = joined(roomy, add(roomy, later, { line: milk, quantity: 1 }));
  expect(admit(refull, backAgain)).toMatchObject({ kind: "too-many-lines" });
});

test("[CT6] clearing the cart leaves what is saved, whichever dots were shown", () => {
  const aside = joined(cart, saveForLater(cart, later, milk));
  for (const dots of [undefined, [...aside.entries.keys()]]) {
    const cleared = joined(aside, clear(aside, { dots }));
    expect([lines(cleared), saved(cleared)]).toEqual([[], [[milk, 2]]]);
  }
});

test("[CT18] accepting a price mints a set of the same quantity, and not again for the same price", () => {
  const accepted = joined(cart, acceptPrice(cart, by("b", NOON + 9, 250), milk));
  expect(lineOf(accepted, milk)).toMatchObject({ quantity: 2, seen: 250, since: NOON, at: NOON + 9 });
  expect(acceptPrice(accepted, by("a", NOON + 10, 250), milk)).toBe(emptyCart);
  expect(acceptPrice(emptyCart, later, milk)).toBe(emptyCart);
});

test("[CT18] accepting the price of a line in conflict settles it for what is shown", () => {
  const sets = [3, 5].map((quantity, i) => setQuantity(cart, by(`s${i}`), { line: milk, quantity }));
  const conflict = cartOf(cart, ...sets);
  const settled = joined(conflict, acceptPrice(conflict, by("b", NOON + 9, 250), milk));
  expect(lineOf(settled, milk)).toMatchObject({ quantity: 5, conflict: null });
});
