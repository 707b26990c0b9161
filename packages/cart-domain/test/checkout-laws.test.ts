import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changesBetween,
  decodeDigest,
  encodeDigest,
  type QuoteInput,
  quote,
  restrict,
  type Shown,
  shownOf,
} from "../src/checkout/index.ts";
import {
  type Cart,
  consume,
  type Dot,
  emptyCart,
  join,
  limits,
  linesOf,
  reviewCart,
  type VariantId,
} from "../src/index.ts";
import { asked, question } from "./support/checkout.ts";
import { EUR, NOON, variantOf } from "./support/examples.ts";
import { history } from "./support/history.ts";
import { brokenForm, plain } from "./support/plain.ts";
import { replay } from "./support/replay.ts";
import { happen, pick, type World } from "./support/world.ts";

/** A shopper who sees a cart in the middle of a history and orders it at the end, at these prices and terms. */
type Buy = {
  readonly world: World;
  /** What he sees, and what the server has when he orders. */
  readonly seen: Cart;
  readonly server: Cart;
  readonly prices: readonly number[];
  readonly input: QuoteInput;
  readonly salt: number;
};

/** Often nothing: goods that cost nothing can come and go without a sum that tells of it. */
const price = fc.oneof(fc.constant(0), fc.nat({ max: 100_000 }), fc.nat({ max: limits.priceMax }));
const buy: fc.Arbitrary<Buy> = fc
  .tuple(history, fc.nat(), fc.tuple(price, price, price), question)
  .map(([steps, salt, prices, input]) => {
    const versions: Cart[] = [];
    const world = happen(steps, ({ cart }) => versions.push(cart));
    const server = world.replicas.reduce((all, { cart }) => join(all, cart).state, emptyCart);
    return { world, seen: pick(versions, salt), server, prices, input, salt };
  });

/** Checks a law over what shoppers could have ordered; a failure prints seed, path and the shrunk history. */
const overBuys = (check: (it: Buy) => void) =>
  fc.assert(fc.property(buy, check), { numRuns: 300, ...replay });

/** What is shown of a cart. */
function shownIn(cart: Cart, { prices, input }: Pick<Buy, "prices" | "input">) {
  const variants = new Map(
    (["tea", "milk", "bread"] as VariantId[]).map((id, i) => [
      id,
      variantOf(id, { price: { amount: prices[i] ?? 0, currency: EUR }, stock: 1_000_000, max: 9999 }),
    ]),
  );
  const review = reviewCart(cart, variants, { currency: EUR, now: NOON });
  const { quote: sums } = quote({ ...input, subtotal: review.total });
  return { lines: review.lines, sums, shown: shownOf(review.lines, sums, input.country) };
}

const dotsOf = ({ lines }: Shown): readonly Dot[] => lines.flatMap(({ dots }) => dots);

test("[CO1] what is paid is the sum of the lines, less the discount, with delivery: whole cents that hold their tax", () => {
  overBuys((it) => {
    const { lines, sums } = shownIn(it.seen, it);
    const goods = lines.reduce((sum, line) => sum + BigInt(line.price.amount) * BigInt(line.quantity), 0n);
    const off = sums.discount?.amount.amount ?? 0;
    const delivery = sums.delivery?.price.amount ?? 0;
    expect(BigInt(sums.total.amount)).toBe(goods - BigInt(off) + BigInt(delivery));
    for (const part of [sums.total.amount, sums.tax.amount.amount, off, delivery])
      expect(Number.isSafeInteger(part) && part >= 0, `${part}`).toBe(true);
    expect(sums.tax.amount.amount).toBeLessThanOrEqual(sums.total.amount);
    expect(BigInt(off)).toBeLessThanOrEqual(goods + BigInt(delivery));
  });
});

test("[CO2] whatever can be ordered is read back from its digest as it was shown, and nothing changed by that", () => {
  let digests = 0;
  overBuys((it) => {
    const { shown } = shownIn(it.seen, it);
    if (shown.lines.length === 0 || shown.lines.some(({ quantity }) => quantity > limits.quantityMax)) return;
    digests += 1;
    const read = decodeDigest(encodeDigest(shown));
    expect(read).toEqual({ ok: true, value: shown });
    expect(read.ok && changesBetween(read.value, shown)).toEqual([]);
  });
  // Most carts are neither empty nor above what a line may hold.
  expect(digests).toBeGreaterThan(50);
});

test("[CO3] an order is what was shown, or says what is not so any more; what came since is not in it", () => {
  overBuys((it) => {
    const { shown } = shownIn(it.seen, it);
    const ordered = restrict(it.server, dotsOf(shown));
    expect(brokenForm(ordered)).toBeNull();
    expect(join(it.server, ordered).changed).toBe(false);
    const isAllThere = dotsOf(shown).every((dot) => it.server.entries.has(dot));
    const now = shownIn(ordered, it).shown;
    expect(changesBetween(shown, now).length === 0).toBe(isAllThere);
    if (isAllThere) expect(linesOf(ordered)).toEqual(linesOf(it.seen));
  });
});

test("[CO4] what an order charged is gone for good, and what it did not charge is in the cart as it was", () => {
  overBuys(({ world, seen, server, salt }) => {
    const shown = linesOf(seen).flatMap(({ dots }) => dots);
    const charged = restrict(server, shown);
    const paid = join(server, consume(charged.entries.keys())).state;
    const isCharged = (dot: string) => charged.entries.has(dot as Dot);
    expect(plain(paid).entries).toEqual(plain(server).entries.filter(({ dot }) => !isCharged(dot)));
    expect([...plain(paid).entries, ...plain(charged).entries]).toHaveLength(server.entries.size);
    expect(plain(paid).vector).toEqual(plain(server).vector);
    const late = pick(
      [...world.replicas.map(({ cart }) => cart), ...world.sent.map(({ delta }) => delta)],
      salt,
    );
    expect([...join(paid, late).state.entries.keys()].filter(isCharged)).toEqual([]);
  });
});

test("[CO5] a digest that was tampered with is either refused or says itself what is not so", () => {
  // Seldom all at once: each has to be noticed by itself.
  const part = fc.record({
    price: fc.option(price, { freq: 2 }),
    quantity: fc.option(fc.integer({ min: 1, max: 9999 }), { freq: 2 }),
    total: fc.option(fc.nat(), { freq: 2 }),
  });
  fc.assert(
    fc.property(buy, part, (it, { price: made, quantity, total }) => {
      const { shown } = shownIn(it.seen, it);
      const tampered: Shown = {
        ...shown,
        total: total ?? shown.total,
        lines: shown.lines.map((line) => ({
          ...line,
          quantity: quantity ?? line.quantity,
          price: made ?? line.price,
        })),
      };
      const read = decodeDigest(encodeDigest(tampered));
      if (!read.ok) return;
      const isSame = JSON.stringify(tampered) === JSON.stringify(shown);
      expect(changesBetween(read.value, shown).length === 0).toBe(isSame);
    }),
    { numRuns: 200, ...replay },
  );
});

test("[CO1] a cart of nothing costs its delivery alone", () => {
  const { total, discount } = quote(asked({ subtotal: { amount: 0, currency: EUR } })).quote;
  expect([total.amount, discount]).toEqual([490, null]);
});
