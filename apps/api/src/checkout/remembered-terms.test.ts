import { expect, test, vi } from "vitest";
import { rememberedTerms } from "./remembered-terms.ts";

const terms = { taxRates: [], deliveryMethods: [] };

test("terms are read once for everybody who asks within their age, and again after it", async () => {
  let now = 0;
  const read = vi.fn(async () => ({ ...terms }));
  const ask = rememberedTerms(read, { now: () => now, maxAgeMilliseconds: 1000 });
  const [first, second] = await Promise.all([ask(), ask()]);
  now = 999;
  expect([second, await ask()]).toEqual([first, first]);
  expect(read).toHaveBeenCalledTimes(1);
  now = 1000;
  expect(await ask()).not.toBe(first);
  expect(read).toHaveBeenCalledTimes(2);
});

test("terms that could not be read are asked for by the next one", async () => {
  const read = vi.fn().mockRejectedValueOnce(new Error("away")).mockResolvedValue(terms);
  const ask = rememberedTerms(read, { now: () => 0, maxAgeMilliseconds: 1000 });
  await expect(ask()).rejects.toThrow("away");
  expect(await ask()).toBe(terms);
});
