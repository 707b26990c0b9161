import { expect, test } from "vitest";
import { EdgeEnv, NodeEnv, readEnv } from "./env.ts";

const complete = {
  DATABASE_URL: "postgres://shop:hunter2@127.0.0.1:5432/shop",
  UPSTASH_REDIS_REST_URL: "http://127.0.0.1:8079",
  UPSTASH_REDIS_REST_TOKEN: "token",
  SESSION_SECRET: "s".repeat(32),
};

test("what is not set has its documented default, and an empty variable counts as not set", () => {
  expect(readEnv(NodeEnv, { ...complete, PORT: "", CURRENCY: "" })).toMatchObject({
    HOST: "127.0.0.1",
    PORT: 4000,
    STOREFRONT_URL: "http://127.0.0.1:3000",
    CURRENCY: "EUR",
    CART_TTL_SECONDS: 2_592_000,
    ACCOUNT_CART_TTL_SECONDS: 7_776_000,
    CART_MERGE_STRATEGY: "join",
    LOG_LEVEL: "info",
  });
});

test.each(["DATABASE_URL", "UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN", "SESSION_SECRET"])(
  "a missing %s is named",
  (name) => {
    expect(() => readEnv(NodeEnv, { ...complete, [name]: undefined })).toThrow(`${name}: is missing`);
  },
);

test.each([
  ["PORT", "70000"],
  ["PORT", "four thousand"],
  ["DATABASE_URL", "mysql://root:hunter2@db/shop"],
  ["UPSTASH_REDIS_REST_URL", "redis://:hunter2@127.0.0.1"],
  ["SESSION_SECRET", "hunter2"],
  ["SESSION_SECRET", `${"s".repeat(32)},hunter2`],
  ["CURRENCY", "hunter2"],
  ["CART_TTL_SECONDS", "-1"],
  ["LOG_LEVEL", "hunter2"],
  ["ACCOUNT_CART_TTL_SECONDS", "0"],
  ["ACCOUNT_SESSION_TTL_SECONDS", "a month"],
  ["CART_MERGE_STRATEGY", "hunter2"],
  ["LIVE_STREAMS", "-1"],
  ["SMTP_URL", "http://root:hunter2@mail"],
])("a wrong %s is named without repeating it (%s)", (name, value) => {
  const reading = () => readEnv(NodeEnv, { ...complete, [name]: value });
  expect(reading).toThrow(`${name}: `);
  expect(reading).not.toThrow("hunter2");
});

test("who takes the money is a list of those we know, the test provider unless told", () => {
  expect(readEnv(NodeEnv, complete).PAYMENT_PROVIDERS).toEqual(["test"]);
  const keys = { STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };
  expect(readEnv(NodeEnv, { ...complete, ...keys, PAYMENT_PROVIDERS: "stripe, test" })).toMatchObject({
    PAYMENT_PROVIDERS: ["stripe", "test"],
    STRIPE_API_URL: "https://api.stripe.com",
  });
  for (const list of ["paypal", "test,", "test stripe"])
    expect(() => readEnv(NodeEnv, { ...complete, ...keys, PAYMENT_PROVIDERS: list })).toThrow(
      "PAYMENT_PROVIDERS: ",
    );
});

test.each(["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"])("Stripe is not begun without %s", (name) => {
  const keys = { STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1", [name]: "" };
  expect(() => readEnv(NodeEnv, { ...complete, ...keys, PAYMENT_PROVIDERS: "test,stripe" })).toThrow(
    `${name}: is missing`,
  );
  expect(readEnv(NodeEnv, { ...complete, ...keys }).PAYMENT_PROVIDERS).toEqual(["test"]);
});

test("everything that is wrong is named at once", () => {
  expect(() => readEnv(NodeEnv, {})).toThrow(
    /UPSTASH_REDIS_REST_URL[\s\S]*SESSION_SECRET[\s\S]*DATABASE_URL/,
  );
});

test("several secrets are read in their order", () => {
  const secrets = ["a".repeat(32), "b".repeat(40)];
  expect(readEnv(NodeEnv, { ...complete, SESSION_SECRET: secrets.join(",") }).SESSION_SECRET).toEqual(
    secrets,
  );
});

test("the edge is not asked for a database", () => {
  const { DATABASE_URL: _, ...edge } = complete;
  expect(readEnv(EdgeEnv, edge)).not.toHaveProperty("DATABASE_URL");
});
