import {
  add,
  type Delta,
  decodeCart,
  emptyCart,
  encodeCart,
  encodeHave,
  haveOf,
  money,
  savedLine,
  type VariantId,
} from "@dotcart/cart-domain";
import { containedTax, DeliveryId, encodeDigest } from "@dotcart/cart-domain/checkout";
import { createRandomRid } from "@dotcart/cart-store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../../src/problem.ts";
import { type Guest, once } from "../shop.ts";
import { address, cartOf, openTill, placed, put, request, review, type TillStack } from "./open-till.ts";

let stack: TillStack;
beforeAll(async () => {
  stack = await openTill();
});
afterAll(() => stack?.stop());

type Changed = Extract<Problem, { kind: "checkout-changed" }>;

/** Places what was seen, hears that it is not so any more, and nothing was ordered. */
async function refused(guest: Guest, digest: string | null, change: object = {}): Promise<Changed> {
  const { problem, status } = await guest.call("checkout.place", request(digest, change));
  expect([status, problem?.kind]).toEqual([409, "checkout-changed"]);
  return problem as Changed;
}

const kinds = ({ changes }: Changed) => [...new Set(changes.map(({ kind }) => kind))].toSorted();
const merchant = (variantId: VariantId, change: object) =>
  stack.db.products.updateVariant({ variantId, ...change });

describe("between review and place", () => {
  test("a price that rose is told, and placing the new review orders at the new one", async () => {
    const goods = await stack.sell(5, 1000);
    const guest = await stack.shopper([goods, 2]);
    const { digest } = await review(guest);
    await merchant(goods, { price: { amount: 1200, currency: "EUR" } });
    const problem = await refused(guest, digest);
    expect(problem.changes).toContainEqual({
      kind: "price-changed",
      variantId: goods,
      was: { amount: 1000, currency: "EUR" },
      is: { amount: 1200, currency: "EUR" },
    });
    const answer = placed(await guest.call("checkout.place", request(problem.review.digest)));
    expect([answer.status, answer.total]).toEqual(["paid", problem.review.total]);
    expect((await stack.ordersOf(goods)).map(({ lines }) => lines[0]?.subtotal.amount)).toEqual([2400]);
  });

  test("goods that were sold to others are told with what is left, and nothing can be placed like this", async () => {
    const goods = await stack.sell(5);
    const guest = await stack.shopper([goods, 4]);
    const { digest } = await review(guest);
    await merchant(goods, { stock: 3 });
    const { changes, review: now } = await refused(guest, digest);
    expect(changes).toEqual([{ kind: "insufficient-stock", variantId: goods, requested: 4, available: 3 }]);
    expect(now.digest).toBeNull();
  });

  test("goods that were withdrawn, and goods that are not listed any more", async () => {
    const [withdrawn, gone] = [await stack.sell(5), await stack.sell(5)];
    const guest = await stack.shopper([withdrawn, 1], [gone, 1]);
    const { digest } = await review(guest);
    await merchant(withdrawn, { available: false });
    await stack.sql`update products set listed = false where id = (select product_id from variants where id = ${gone})`;
    const { changes } = await refused(guest, digest);
    expect(changes).toContainEqual({ kind: "unavailable", variantId: withdrawn });
    expect(changes).toContainEqual({ kind: "product-not-found", variantId: gone });
    expect(await stack.ordersOf(withdrawn)).toEqual([]);
  });

  test("a line that another device changed is told; goods it added are no part of the order and stay", async () => {
    const [first, second] = [await stack.sell(9), await stack.sell(9)];
    const guest = await stack.shopper([first, 2]);
    const { digest } = await review(guest);
    await put(guest, second, 1);
    await put(guest, first, 3);
    const answer = placed(await guest.call("checkout.place", request(digest)));
    expect(answer.status).toBe("paid");
    expect((await stack.ordersOf(first)).map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([
      [2],
    ]);
    expect(await cartOf(guest)).toEqual([
      [first, 3],
      [second, 1],
    ]);
    const next = await review(guest);
    expect(next.problems.filter(({ kind }) => kind !== "already-ordered")).toEqual([]);
    await guest.call("cart.setQuantity", once({ variantId: first, quantity: 1 }));
    expect(kinds(await refused(guest, next.digest))).toContain("cart-changed");
  });

  test("another country than was shown is another order: delivery and tax are quoted anew", async () => {
    const goods = await stack.sell(5, 3000);
    const guest = await stack.shopper([goods, 1]);
    const { digest } = await review(guest, { country: "DE", delivery: "standard" });
    const abroad = { address: { ...address, country: "AT" } };
    const problem = await refused(guest, digest, abroad);
    expect(kinds(problem)).toEqual(["amount-changed"]);
    expect(problem.review).toMatchObject({ country: "AT", tax: { basisPoints: 2000 } });
    expect(placed(await guest.call("checkout.place", request(problem.review.digest, abroad))).status).toBe(
      "paid",
    );
  });

  test("another way of delivery than was shown is asked about, and one that is not offered stands in the way", async () => {
    const goods = await stack.sell(5);
    const guest = await stack.shopper([goods, 1]);
    const { digest } = await review(guest, { delivery: "standard" });
    expect(kinds(await refused(guest, digest, { delivery: "express" }))).toEqual(["amount-changed"]);
    expect(kinds(await refused(guest, digest, { delivery: "rocket" }))).toContain("delivery-not-offered");
  });

  test("a code that ran out is told, and the order without it is what the new review shows", async () => {
    const goods = await stack.sell(5, 5000);
    const guest = await stack.shopper([goods, 1]);
    const code = `T${goods.slice(0, 12).toUpperCase()}`;
    await stack.sql`insert into discount_codes (code, kind, value, minimum, use_limit) values (${code}, 'percent', 1000, 0, 1)`;
    const seen = await review(guest, { code: code.toLowerCase() });
    expect(seen.discount).toEqual({ code, amount: { amount: 500, currency: "EUR" } });
    await stack.sql`update discount_codes set uses = 1 where code = ${code}`;
    const problem = await refused(guest, seen.digest);
    expect(kinds(problem)).toContain("code-refused");
    const without = await review(guest);
    expect(placed(await guest.call("checkout.place", request(without.digest))).total).toEqual(without.total);
  });
});

test("a code that nobody knows, well formed or not, is refused in the review and nowhere else", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 1]);
  for (const code of ["NOBODY", "no such code!"]) {
    const seen = await review(guest, { code });
    expect(seen.digest).toBeNull();
    expect(seen.problems).toContainEqual(
      expect.objectContaining({ kind: "code-refused", reason: "unknown" }),
    );
  }
  expect((await review(guest, { code: " " })).digest).not.toBeNull();
});

test("an empty cart, and goods that cannot be had, have no digest", async () => {
  const guest = await stack.shopper();
  expect(await review(guest)).toMatchObject({ digest: null, problems: [{ kind: "cart-empty" }] });
});

test("what is saved for later is not ordered, and stays", async () => {
  const [goods, saved] = [await stack.sell(5), await stack.sell(5)];
  const guest = await stack.shopper([goods, 1]);
  const author = { rid: createRandomRid()(), now: Date.now(), seen: 1000 };
  const kept = add(emptyCart, author, { line: savedLine(saved), quantity: 1 });
  const say = async (delta: Delta) => {
    const have = encodeHave(haveOf(emptyCart));
    const { data } = await guest.call("cart.sync", { delta: encodeCart(delta), have });
    return (data as { delta: string }).delta;
  };
  await say(kept);
  const seen = await review(guest);
  expect(seen.lines.map(({ variantId }) => variantId)).toEqual([goods]);
  expect(placed(await guest.call("checkout.place", request(seen.digest))).status).toBe("paid");
  const left = decodeCart(await say(emptyCart));
  expect(left.ok && [...left.value.entries.keys()]).toEqual([...kept.entries.keys()]);
});

test("a digest that is none of ours is refused, whatever is wrong with it", async () => {
  const guest = await stack.shopper([await stack.sell(5), 1]);
  const { digest } = await review(guest);
  for (const wrong of ["x", `${digest}x`, `${digest}.x`, digest?.slice(0, -2), "eyJhIjoxfQ"])
    expect((await guest.call("checkout.place", request(wrong ?? ""))).problem).toEqual({
      kind: "malformed-digest",
    });
});

test("somebody else's digest orders nothing of his", async () => {
  const goods = await stack.sell(5);
  const [ada, eve] = [await stack.shopper([goods, 1]), await stack.shopper([goods, 1])];
  const { digest } = await review(ada);
  expect(kinds(await refused(eve, digest))).toContain("cart-changed");
  expect(await stack.ordersOf(goods)).toEqual([]);
});

test("nobody takes money by a name that the shop does not know", async () => {
  const guest = await stack.shopper([await stack.sell(5), 1]);
  const { digest } = await review(guest);
  const asked = request(digest, { payment: { provider: "cash", token: "ok" } });
  expect((await guest.call("checkout.place", asked)).problem).toEqual({
    kind: "unknown-payment-provider",
    provider: "cash",
  });
});

test("goods of the same name that were bought before are asked about once, and can be bought once more", async () => {
  const goods = await stack.sell(9);
  const guest = await stack.shopper([goods, 1]);
  const { digest } = await review(guest);
  await put(guest, goods, 2);
  const first = placed(await guest.call("checkout.place", request(digest)));
  const again = await review(guest);
  expect(again.problems).toEqual([
    {
      kind: "already-ordered",
      variantId: goods,
      quantity: 1,
      orderId: first.orderId,
      orderNumber: first.number,
    },
  ]);
  expect(placed(await guest.call("checkout.place", request(again.digest))).status).toBe("paid");
  expect(await stack.moneyFor(goods)).toEqual({ captures: 2, refunds: 0 });
});

test("goods of the same name that were bought since the review are a change, which is confirmed like any other", async () => {
  const goods = await stack.sell(9);
  const guest = await stack.shopper([goods, 2]);
  const first = await review(guest);
  await put(guest, goods, 1);
  const both = await review(guest);
  const added = both.lines[0]?.dots.filter((dot) => !first.lines[0]?.dots.includes(dot)) ?? [];
  const total = 1000 + (both.delivery?.price.amount ?? 0);
  const onlyAdded = encodeDigest({
    lines: [{ variantId: goods, quantity: 1, price: 1000, dots: added }],
    currency: both.total.currency,
    country: both.country,
    delivery: { id: DeliveryId.parse("standard"), price: total - 1000 },
    code: null,
    tax: containedTax(money(total, both.total.currency), 1900).amount,
    total,
  });
  expect(placed(await guest.call("checkout.place", request(onlyAdded))).status).toBe("paid");
  const problem = await refused(guest, first.digest);
  expect(kinds(problem)).toEqual(["already-ordered"]);
  expect(placed(await guest.call("checkout.place", request(problem.review.digest))).status).toBe("paid");
  expect(await cartOf(guest)).toEqual([]);
});
