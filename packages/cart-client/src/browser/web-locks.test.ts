import { expect, test } from "vitest";
import { createMemoryLocks } from "../memory/memory-locks.ts";
import { createWebLocks } from "./web-locks.ts";

/** Node has Web Locks, too: the browser's and the memory's are held to the same. */
const kinds = [
  ["the browser", () => createWebLocks(navigator.locks)],
  ["memory", createMemoryLocks],
] as const;

test.each(kinds)("in %s a name has one holder at a time", async (_where, create) => {
  const locks = create();
  const release = await locks.tryHold("one");
  expect(release).not.toBeNull();
  expect(await locks.tryHold("one")).toBeNull();
  release?.();
  await new Promise((resolve) => setImmediate(resolve));
  const again = await locks.tryHold("one");
  expect(again).not.toBeNull();
  again?.();
});

test.each(kinds)("in %s who waits gets it when it is given back, in turn", async (_where, create) => {
  const locks = create();
  const order: number[] = [];
  const first = await locks.hold("queue");
  const others = [1, 2, 3].map(async (n) => {
    const release = await locks.hold("queue");
    order.push(n);
    release();
  });
  first();
  await Promise.all(others);
  expect(order).toEqual([1, 2, 3]);
});

test.each(kinds)("in %s who gives up waiting is told, and the next one is served", async (_where, create) => {
  const locks = create();
  const first = await locks.hold("given-up");
  const giving = new AbortController();
  const waiting = locks.hold("given-up", giving.signal);
  const next = locks.hold("given-up");
  giving.abort();
  await expect(waiting).rejects.toThrow();
  first();
  (await next)();
});

test("where there are no locks nothing is shared that one alone may have", async () => {
  const locks = createWebLocks(null);
  expect(locks.isShared).toBe(false);
  expect(await locks.tryHold("one")).not.toBeNull();
  expect(await locks.tryHold("one")).not.toBeNull();
});
