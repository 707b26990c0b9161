import { Currency, Dot, money } from "@dotcart/cart-domain";
import {
  Country,
  containedTax,
  DeliveryId,
  DiscountCode,
  decodeDigest,
  encodeDigest,
  type Shown,
} from "@dotcart/cart-domain/checkout";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cartOf, openTill, request, review, type TillStack } from "./open-till.ts";

let stack: TillStack;
beforeAll(async () => {
  stack = await openTill();
});
afterAll(() => stack?.stop());

/** What somebody who pays as he likes would hand back instead of what he was shown. */
const forgeries: Readonly<Record<string, (shown: Shown, other: Shown) => Shown>> = {
  "goods at a price of his own, and every sum to match": (shown) => priced(shown, 1),
  "goods for nothing": (shown) => priced(shown, 0),
  "more pieces at the price of what he has": (shown) => changed(shown, { quantity: 9999 }),
  "dearer goods at the price of his": (shown, other) =>
    changed(shown, { variantId: other.lines[0]?.variantId }),
  "goods of somebody else's cart": (_, other) => other,
  "somebody else's goods beside his own": (shown, other) => ({
    ...shown,
    lines: [...shown.lines, ...other.lines],
  }),
  "operations that never were": (shown) => changed(shown, { dots: [Dot.parse("AAAAAAAAAAAA:1")] }),
  "money worth less": (shown) => ({ ...shown, currency: Currency.parse("JPY") }),
  "free delivery": (shown) => ({
    ...shown,
    delivery: { id: DeliveryId.parse("standard"), price: 0 },
    total: subtotalOf(shown),
  }),
  "no delivery": (shown) => ({ ...shown, delivery: null, total: subtotalOf(shown) }),
  "a code that nobody knows": (shown) => ({
    ...shown,
    code: { code: DiscountCode.parse("MINE"), amount: shown.total },
    total: 0,
    tax: 0,
  }),
  "a code that takes off more than it does": (shown) => ({
    ...shown,
    code: { code: DiscountCode.parse("WELCOME10"), amount: shown.total },
    total: 0,
    tax: 0,
  }),
  "a country without tax": (shown) => ({ ...shown, country: Country.parse("CH"), tax: 0 }),
  "no tax": (shown) => ({ ...shown, tax: 0 }),
  "a total of his own": (shown) => ({ ...shown, total: 1 }),
};

const changed = (shown: Shown, change: object): Shown => ({
  ...shown,
  lines: shown.lines.map((line) => ({ ...line, ...change })),
});
const subtotalOf = ({ lines }: Shown) => lines.reduce((sum, line) => sum + line.price * line.quantity, 0);

function priced(shown: Shown, price: number): Shown {
  const lines = shown.lines.map((line) => ({ ...line, price }));
  const total = subtotalOf({ ...shown, lines }) + (shown.delivery?.price ?? 0);
  return { ...shown, lines, total, tax: containedTax(money(total, shown.currency), 1900).amount };
}

const shownTo = async (guest: Parameters<typeof review>[0]): Promise<Shown> => {
  const { digest } = await review(guest);
  const shown = decodeDigest(digest);
  if (!shown.ok) throw new Error("a review's digest can be read");
  return shown.value;
};

test.each(Object.entries(forgeries))("[I8] a digest of %s orders nothing", async (_, forge) => {
  const [cheap, dear] = [await stack.sell(9, 1000), await stack.sell(9, 90_000)];
  const guest = await stack.shopper([cheap, 2]);
  const victim = await stack.shopper([dear, 1]);
  const forged = encodeDigest(forge(await shownTo(guest), await shownTo(victim)));
  const { problem } = await guest.call("checkout.place", request(forged));
  expect(problem?.kind).toBe("checkout-changed");
  expect([...(await stack.ordersOf(cheap)), ...(await stack.ordersOf(dear))]).toEqual([]);
  expect([await stack.stockOf(cheap), await stack.stockOf(dear)]).toEqual([9, 9]);
  expect([await cartOf(guest), await cartOf(victim)]).toEqual([[[cheap, 2]], [[dear, 1]]]);
});

test("what cannot have been shown at all is no digest", async () => {
  const guest = await stack.shopper([await stack.sell(9), 2]);
  const shown = await shownTo(guest);
  for (const impossible of [
    { ...shown, lines: [] },
    { ...shown, lines: [...shown.lines, ...shown.lines] },
    changed(shown, { price: -1000 }),
    changed(shown, { quantity: -2 }),
    changed(shown, { quantity: 2 ** 53 }),
    { ...shown, total: -1 },
    { ...shown, total: Number.MAX_VALUE },
    { ...shown, tax: 0.5 },
  ]) {
    const { problem } = await guest.call("checkout.place", request(encodeDigest(impossible)));
    expect(problem).toEqual({ kind: "malformed-digest" });
  }
});
