import { expect, test } from "vitest";
import {
  add,
  type Cart,
  clear,
  consume,
  contextOf,
  type Delta,
  decodeCart,
  diff,
  dotsOf,
  type Entry,
  emptyCart,
  encodeCart,
  haveOf,
  ingressBounds,
  isEntry,
  join,
  lineOf,
  nextDot,
  remove,
  reviewCart,
  setQuantity,
  undoRemove,
} from "../src/index.ts";
import {
  after,
  by,
  cartOf,
  dot,
  EUR,
  milk,
  NOON,
  quantityOf,
  rid,
  tea,
  variantOf,
} from "./support/examples.ts";
import { plain, plainContext } from "./support/plain.ts";

const joined = (a: Cart, b: Cart): Cart => join(a, b).state;
const adding =
  (name: string, line = milk, quantity = 1) =>
  (cart: Cart) =>
    add(cart, by(name), { line, quantity });
const MANY = 2 ** 31 - 1;

/** The same dot with two contents: what a counter that went backwards makes. */
const cartWith = (entries: readonly [ReturnType<typeof dot>, Entry][]): Cart => ({
  entries: new Map(entries),
  context: contextOf(entries.map(([it]) => it)),
});

test("[PF1] one rid for all carts of a server loses a line when guest and account are joined", () => {
  const guest = after(emptyCart, adding("server", milk));
  const account = after(emptyCart, adding("server", tea));
  expect(joined(account, guest).entries.size).toBe(1);
  const own = after(emptyCart, adding("server-2", milk));
  expect(joined(account, own).entries.size).toBe(2);
});

test("[PF2] a replica restored from an old copy mints a dot again, and two carts never agree", () => {
  const old = after(emptyCart, adding("a"));
  const server = after(old, adding("a", tea));
  const restored = after(old, adding("a", milk, 5));
  const there = joined(server, restored);
  const here = joined(restored, server);
  expect(plain(there)).not.toEqual(plain(here));
  expect(quantityOf(there, milk)).toBe(1);
});

test("[PF2] a restored replica that first joins what others know mints afresh and loses nothing", () => {
  const old = after(emptyCart, adding("a"));
  const server = after(old, adding("a", tea));
  const healed = after(joined(old, server), adding("a", milk, 5));
  expect([...healed.entries.keys()]).toContain(dot("a", 3));
  expect(plain(joined(server, healed))).toEqual(plain(healed));
  expect(quantityOf(healed, milk)).toBe(6);
});

test("[PF2] a duplicated tab under a rid of its own loses nothing", () => {
  const tab = after(emptyCart, adding("a"));
  const cart = joined(after(tab, adding("a", tea)), after(tab, adding("a-copy", milk, 2)));
  expect([quantityOf(cart, milk), quantityOf(cart, tea)]).toEqual([3, 1]);
});

test("[PF3] a context that claims dots nobody has minted erases them when they come", () => {
  const poisoned = joined(emptyCart, {
    ...emptyCart,
    context: { vector: new Map([[rid("a"), 1_000_000]]), cloud: new Set() },
  });
  expect(joined(poisoned, after(emptyCart, adding("a"))).entries.size).toBe(0);
});

test("[PF3] what a stranger sends is bounded in what it may claim", () => {
  expect(decodeCart([1, rid("a"), [1_000_000]], ingressBounds)).toEqual({
    ok: false,
    problem: { kind: "cart-too-large", bound: "claims", limit: 512 },
  });
});

test("[PF3] a caller cannot take out by name what it has not been shown", () => {
  const cart = after(emptyCart, adding("a"));
  expect(remove(cart, milk, { dots: [dot("a", 1_000_000)] })).toBe(emptyCart);
  expect(clear(cart, { dots: [dot("b", 7)] })).toBe(emptyCart);
});

test("[PF4] folding adds into a new one on two devices makes 8 of 4, and leaving them alone keeps 4", () => {
  const cart = after(emptyCart, adding("a", milk, 2), adding("b", milk, 2));
  const folded = (name: string): Delta => {
    const fresh = add(cart, by(name), { line: milk, quantity: 4 });
    return { entries: fresh.entries, context: contextOf([...fresh.entries.keys(), ...dotsOf(cart, milk)]) };
  };
  expect(quantityOf(cartOf(cart, folded("a"), folded("b")), milk)).toBe(8);
  expect(quantityOf(joined(joined(cart, cart), cart), milk)).toBe(4);
});

test("[PF4] two hundred adds stay two hundred dots: nothing of ours folds them", () => {
  const cart = Array.from({ length: 200 }).reduce<Cart>((now) => after(now, adding("a")), emptyCart);
  expect(dotsOf(cart, milk)).toHaveLength(200);
  expect(quantityOf(cart, milk)).toBe(200);
});

test("[PF5] the same dots are the same context, however they are written, and another form is refused", () => {
  expect(plainContext(contextOf([dot("a", 2), dot("a", 1)]))).toEqual(
    plainContext(contextOf([dot("a", 1), dot("a", 2)])),
  );
  expect(decodeCart([1, rid("a"), [1], [0, 2]]).ok).toBe(false);
  expect(decodeCart([1, rid("a"), [2]]).ok).toBe(true);
});

test("[PF6] timestamps as counters never close the cloud; counters without gaps close it", () => {
  const stamps = [5, 17, 18, 40].map((ms) => dot("a", ms));
  expect(contextOf(stamps).cloud.size).toBe(4);
  expect(contextOf([1, 2, 3, 4].map((n) => dot("a", n))).cloud.size).toBe(0);
});

test("[PF7] a remove has no dot: two different carts have one context, and the diff still tells them apart", () => {
  const before = after(emptyCart, adding("a"));
  const removed = joined(before, remove(before, milk));
  expect(plainContext(removed.context)).toEqual(plainContext(before.context));
  expect(encodeCart(removed)).not.toBe(encodeCart(before));
  expect(join(before, diff(removed, haveOf(before))).changed).toBe(true);
});

test("[PF8] undoing a remove by an add on two devices makes 4 of 2; by a set it stays 2", () => {
  const before = after(emptyCart, adding("a", milk, 2));
  const gone = joined(before, remove(before, milk));
  const line = lineOf(before, milk);
  if (line === undefined) throw new Error("there is a line to undo");
  const byAdd = ["a", "b"].map((name) => add(gone, by(name), { line: milk, quantity: 2 }));
  const bySet = ["a", "b"].map((name) => undoRemove(gone, by(name), line));
  expect(quantityOf(cartOf(gone, ...byAdd), milk)).toBe(4);
  expect(quantityOf(cartOf(gone, ...bySet), milk)).toBe(2);
});

test("[PF9] an entry is kept as it came, though the shop would never have admitted it", () => {
  const odd: Entry = {
    kind: "add",
    line: milk,
    quantity: 9999,
    seen: 100_000_000,
    at: 0,
    since: 8_640_000_000_000_000,
  };
  expect(isEntry(odd)).toBe(true);
  const delta = cartWith([[dot("a", 1), odd]]);
  const read = decodeCart(encodeCart(joined(after(emptyCart, adding("b", milk, 9999)), delta)));
  if (!read.ok) throw new Error("it is well-formed");
  expect(read.value.entries.get(dot("a", 1))).toEqual(odd);
  const [line] = reviewCart(read.value, new Map([[milk, variantOf(milk)]]), {
    currency: EUR,
    now: NOON,
  }).lines;
  expect(line?.quantity).toBe(19_998);
  expect(line?.problems[0]).toMatchObject({ kind: "insufficient-stock", requested: 19_998 });
});

test("[PF10] a vector that claims two thousand million dots costs no more than its few bytes", () => {
  const claim: Cart = { ...emptyCart, context: { vector: new Map([[rid("a"), MANY]]), cloud: new Set() } };
  const other: Cart = {
    ...emptyCart,
    context: { vector: new Map([[rid("a"), MANY - 1]]), cloud: new Set() },
  };
  const cart = after(emptyCart, adding("a"), adding("b"));
  const both = joined(cart, claim);
  expect(plain(both).entries.map((entry) => entry.dot)).toEqual([dot("b", 1)]);
  expect(join(both, other).changed).toBe(false);
  expect(plain(joined(cart, diff(both, haveOf(cart))))).toEqual(plain(both));
  const read = decodeCart(encodeCart(both));
  expect(read.ok && plain(read.value)).toEqual(plain(both));
  expect(() => nextDot(both.context, rid("a"))).toThrow("counter runs out");
});

test("[PF11] a late retry of a remove without its dots eats a newer add; with its dots it does not", () => {
  const shown = after(emptyCart, adding("a"));
  const dots = dotsOf(shown, milk);
  const now = after(joined(shown, remove(shown, milk)), adding("b", milk, 3));
  expect(quantityOf(joined(now, remove(now, milk)), milk)).toBe(0);
  expect(quantityOf(joined(now, remove(now, milk, { dots })), milk)).toBe(3);
  expect(quantityOf(joined(now, consume(dots)), milk)).toBe(3);
});

test("[PF12] add 1, one device sees it and sets 2, another that saw nothing sets 5: the line is 5, and says so", () => {
  const first = after(emptyCart, adding("a"));
  const saw = after(first, (cart) => setQuantity(cart, by("c"), { line: milk, quantity: 2 }));
  const unaware = after(emptyCart, (cart) => setQuantity(cart, by("d"), { line: milk, quantity: 5 }));
  expect(lineOf(joined(saw, unaware), milk)).toMatchObject({ quantity: 5, conflict: [2, 5] });
});
