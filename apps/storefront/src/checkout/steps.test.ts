import { expect, test } from "vitest";
import { nextStep, openStep, stepOf, steps } from "./steps.ts";

test("an address that names no step is the first one's", () => {
  for (const text of [null, "", "toString", "Address"]) expect(stepOf(text)).toBe("address");
  for (const step of steps) expect(stepOf(step)).toBe(step);
});

test("a step opens when all before it are done, else the first that is not", () => {
  const nothing = { address: false, delivery: false, payment: false };
  expect(openStep("review", nothing)).toBe("address");
  expect(openStep("address", nothing)).toBe("address");
  expect(openStep("review", { ...nothing, address: true, delivery: true })).toBe("payment");
  expect(openStep("delivery", { ...nothing, address: true })).toBe("delivery");
  expect(openStep("payment", { address: true, delivery: false, payment: true })).toBe("delivery");
  expect(openStep("review", { address: true, delivery: true, payment: true })).toBe("review");
});

test("the last step is followed by none", () => {
  expect(steps.map(nextStep)).toEqual(["delivery", "payment", "review", "review"]);
});
