import { expect, test } from "vitest";
import { gathered } from "./gathered.ts";

/** A call that ends when it is told to. */
function calls() {
  const made: { readonly items: readonly string[]; end(error?: Error): void }[] = [];
  const call = (items: readonly string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      made.push({ items, end: (error) => (error === undefined ? resolve() : reject(error)) });
    });
  return { made, add: gathered(call) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("what comes while a call is under way goes together when it is done", async () => {
  const { made, add } = calls();
  const first = add("a");
  await turn();
  const others = [add("b"), add("c")];
  await turn();
  expect(made.map(({ items }) => items)).toEqual([["a"]]);
  made[0]?.end();
  await first;
  await turn();
  expect(made.map(({ items }) => items)).toEqual([["a"], ["b", "c"]]);
  const last = add("d");
  made[1]?.end();
  await Promise.all(others);
  await turn();
  expect(made.map(({ items }) => items)).toEqual([["a"], ["b", "c"], ["d"]]);
  made[2]?.end();
  await last;
});

test("a call that failed is heard of by those who were in it, and the next one is made all the same", async () => {
  const { made, add } = calls();
  const first = add("a");
  await turn();
  const second = add("b");
  made[0]?.end(new Error("away"));
  await expect(first).rejects.toThrow("away");
  await turn();
  made[1]?.end();
  await second;
  expect(made.map(({ items }) => items)).toEqual([["a"], ["b"]]);
});
