import fc from "fast-check";
import { expect, test } from "vitest";
import { DEAREST, euros } from "../../test/support/checkout.ts";
import { replay } from "../../test/support/replay.ts";
import { lesserOf, shareOf } from "./share.ts";

test("[QU10] a share of any amount a cart can come to is exact to the half cent", () => {
  const amount = fc.maxSafeNat().map((n) => n % (DEAREST + 1));
  fc.assert(
    fc.property(amount, fc.nat({ max: 20_000 }), fc.nat({ max: 20_000 }), (whole, a, b) => {
      const [part, of] = [Math.min(a, b), Math.max(a, b, 1)];
      const exact = (2n * BigInt(whole) * BigInt(part) + BigInt(of)) / (2n * BigInt(of));
      expect(BigInt(shareOf(euros(whole), { part, of }).amount)).toBe(exact);
    }),
    { numRuns: 2000, ...replay },
  );
});

test("[QU10] the product that a double would round is not made", () => {
  expect(shareOf(euros(4_096_000_000_000_003), { part: 9999, of: 10_000 })).toEqual(
    euros(4_095_590_400_000_003),
  );
  expect(shareOf(euros(5), { part: 1, of: 2 })).toEqual(euros(3));
  expect(shareOf(euros(4), { part: 1, of: 9 })).toEqual(euros(0));
});

test("[QU10] what is no share of an amount throws", () => {
  for (const share of [
    { part: -1, of: 2 },
    { part: 1, of: 0 },
    { part: 0.5, of: 2 },
    { part: 1, of: Number.NaN },
  ])
    expect(() => shareOf(euros(10), share)).toThrow("a share is a part of an amount");
  expect(() => shareOf(euros(-1), { part: 1, of: 2 })).toThrow("a share is a part of an amount");
});

test("[QU3] the lesser of two amounts is the first where they are the same", () => {
  const [one, two] = [euros(1), euros(2)];
  expect([lesserOf(one, two), lesserOf(two, one)]).toEqual([one, one]);
  expect(lesserOf(one, euros(1))).toBe(one);
});
