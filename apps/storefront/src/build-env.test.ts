import { expect, test } from "vitest";
import { readBuildEnvironment } from "./build-env.ts";

test("without a key the shop is built without Stripe", () => {
  expect(readBuildEnvironment({ STRIPE_PUBLISHABLE_KEY: "" })).toEqual({});
});

test("a publishable key is taken as it is", () => {
  const variables = { STRIPE_PUBLISHABLE_KEY: "pk_test_51Abc" };
  expect(readBuildEnvironment(variables)).toEqual(variables);
});

test.each(["sk_test_51Abc", "rk_live_51Abc", "whsec_51Abc", "pk_test_51 Abc", "anything"])(
  "%s is no publishable key, and nothing is built with it in the pages",
  (key) => {
    expect(() => readBuildEnvironment({ STRIPE_PUBLISHABLE_KEY: key })).toThrow("STRIPE_PUBLISHABLE_KEY");
  },
);
