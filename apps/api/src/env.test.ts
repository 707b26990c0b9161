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
