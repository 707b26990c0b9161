import { expect, test } from "vitest";
import { untilUncrossed } from "./crossed.ts";

const refusal = (code: string) =>
  new Error("query failed", { cause: Object.assign(new Error(code), { code, severity: "ERROR" }) });

function question(...refusals: readonly string[]) {
  let asked = 0;
  const ask = () => {
    const code = refusals[asked++];
    return code === undefined ? Promise.resolve("answer") : Promise.reject(refusal(code));
  };
  return { ask, asked: () => asked };
}
const atOnce = () => 0;

test("a transaction that crossed another is asked for again until it is answered", async () => {
  const { ask, asked } = question("40P01", "40001", "40P01", "40001");
  expect(await untilUncrossed(ask, atOnce)).toBe("answer");
  expect(asked()).toBe(5);
});

test("one that crosses for ever is given up after five times", async () => {
  const { ask, asked } = question(...Array.from({ length: 9 }, () => "40P01"));
  await expect(untilUncrossed(ask, atOnce)).rejects.toThrow("query failed");
  expect(asked()).toBe(5);
});

test("any other refusal is an answer", async () => {
  const { ask, asked } = question("23505");
  await expect(untilUncrossed(ask, atOnce)).rejects.toThrow("query failed");
  expect(asked()).toBe(1);
});
