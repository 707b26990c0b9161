import { expect, test } from "vitest";
import { createGuard } from "./guard.ts";
import { silentLog } from "./log/port.ts";
import { Refusal } from "./problem.ts";

const away = { problem: { kind: "dependency-unavailable", dependency: "carts" } };
const guardFor = (milliseconds: number, pending?: number) =>
  createGuard({ dependency: "carts", milliseconds, ...(pending === undefined ? {} : { pending }) });

test("an answer in time is handed on", async () => {
  expect(await guardFor(1000)(async () => 7)).toBe(7);
});

test("a dependency that fails is away, and the failure is kept for the log", async () => {
  for (const cause of [
    new Error("ECONNREFUSED"),
    new TypeError("fetch failed", { cause: new Error("socket") }),
  ])
    await expect(guardFor(1000)(() => Promise.reject(cause))).rejects.toMatchObject({ ...away, cause });
});

test("a dependency that is silent is away once the time is up", async () => {
  await expect(guardFor(10)(() => new Promise(() => {}))).rejects.toMatchObject(away);
});

test("a dependency that throws before it promises anything is away", async () => {
  const throwing = () => {
    throw new Error("closed");
  };
  await expect(guardFor(1000)(throwing)).rejects.toMatchObject(away);
});

test("a refusal is an answer", async () => {
  const refusal = new Refusal({ kind: "invalid-cursor" });
  await expect(guardFor(1000)(() => Promise.reject(refusal))).rejects.toBe(refusal);
});

test("a bug of ours stays a bug, or it would hide behind a dependency for ever", async () => {
  for (const bug of [
    new Error("Broken belief: a count is a natural number"),
    new Error("ERR user_script:12: attempt to index nil"),
    new Error("WRONGTYPE Operation against a key"),
    new TypeError("undefined is not a function"),
  ])
    await expect(guardFor(1000)(() => Promise.reject(bug))).rejects.toBe(bug);
});

test("more calls than can wait are refused at once, and there is room again when the others are through", async () => {
  const guard = guardFor(10_000, 2);
  const release = Promise.withResolvers<number>();
  const waiting = [guard(() => release.promise), guard(() => release.promise)];
  let isAsked = false;
  const third = guard(async () => {
    isAsked = true;
  });
  await expect(third).rejects.toMatchObject(away);
  expect(isAsked).toBe(false);
  release.resolve(7);
  expect(await Promise.all(waiting)).toEqual([7, 7]);
  expect(await guard(async () => 8)).toBe(8);
});

test("the log hears when a dependency goes away and when it is back, not of every call in between", async () => {
  const told: string[] = [];
  const tell = (_: object, message: string) => void told.push(message);
  const guard = createGuard({
    dependency: "carts",
    milliseconds: 1000,
    log: { ...silentLog, info: tell, warn: tell },
  });
  const fail = () => guard(() => Promise.reject(new Error("closed"))).catch(() => {});
  const work = () => guard(async () => 7);
  for (const ask of [work, fail, fail, fail, work, work, fail]) await ask();
  expect(told).toEqual(["a dependency is away", "a dependency is back", "a dependency is away"]);
});
