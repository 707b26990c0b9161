import { Currency, Dot, VariantId } from "@dotcart/cart-domain";
import { Country, OrderId, type Shown } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import { readDigest, writeDigest } from "./digest.ts";

const shown: Shown = {
  lines: [
    { variantId: VariantId.parse("tea"), quantity: 2, price: 499, dots: [Dot.parse("AAAAAAAAAAAA:1")] },
  ],
  currency: Currency.parse("EUR"),
  country: Country.parse("DE"),
  delivery: null,
  code: null,
  tax: 160,
  total: 998,
};
const orders = ["A".repeat(22), "-_".repeat(11)].map((id) => OrderId.parse(id));

test("a digest stands for what was shown and for the orders the shopper was reminded of", () => {
  for (const told of [
    { shown, orders: [] },
    { shown, orders },
  ])
    expect(readDigest(writeDigest(told))).toEqual(told);
});

test("what is no digest is refused, in front and behind", () => {
  const digest = writeDigest({ shown, orders });
  for (const wrong of ["", ".", `${digest}.`, `${digest}.x`, `.${digest}`, digest.slice(1), `${digest}x`])
    expect(() => readDigest(wrong)).toThrow("malformed-digest");
});

test("the digest of the largest cart that can be ordered fits into what a request may bring", async () => {
  const { bodyLimitOf } = await import("../http/body.ts");
  const rid = (n: number) => String(n).padStart(12, "A");
  const lines = Array.from({ length: 200 }, (_, i) => ({
    variantId: VariantId.parse(String(i).padStart(24, "v")),
    quantity: 9999,
    price: 99_999_999,
    dots: Array.from({ length: i < 48 ? 11 : 10 }, (_, k) => Dot.parse(`${rid(i * 11 + k)}:999999`)),
  }));
  const largest = writeDigest({ shown: { ...shown, lines }, orders: lines.map(() => orders[0] as OrderId) });
  expect(lines.flatMap(({ dots }) => dots)).toHaveLength(2048);
  expect(readDigest(largest).shown.lines).toHaveLength(200);
  expect(largest.length).toBeLessThan(bodyLimitOf(["checkout.place"]) / 2);
  expect(largest.length).toBeLessThan(160_000);
});
