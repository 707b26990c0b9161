import { expect, test } from "vitest";
import { firstOpen, partOf, untouched } from "./card-parts.ts";

test.each([
  ["incomplete_number", "number"],
  ["invalid_number", "number"],
  ["incorrect_number", "number"],
  ["incomplete_expiry", "expiry"],
  ["invalid_expiry_year_past", "expiry"],
  ["expired_card", "expiry"],
  ["incomplete_cvc", "cvc"],
  ["incorrect_cvc", "cvc"],
  ["processing_error", null],
  [undefined, null],
])("what Stripe says by %s is said at the field: %s", (code, part) => {
  expect(partOf(code)).toBe(part);
});

test("a shopper is led to the first field that is not done, and onward when all are", () => {
  const done = { isComplete: true, isEmpty: false, fault: null };
  expect(firstOpen({ number: untouched, expiry: untouched, cvc: untouched })).toBe("number");
  expect(firstOpen({ number: done, expiry: done, cvc: { ...done, isComplete: false } })).toBe("cvc");
  expect(firstOpen({ number: done, expiry: done, cvc: done })).toBeNull();
});
