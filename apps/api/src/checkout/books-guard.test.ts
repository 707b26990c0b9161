import { DatabaseAway } from "@dotcart/shop-db";
import { expect, test, vi } from "vitest";
import { silentLog } from "../log/port.ts";
import { createBooksGuard, guardedBooks } from "./books-guard.ts";

const away = () => Promise.reject(new DatabaseAway("Postgres is away"));

test("books that are away say so by name, and a slip of ours is no absence", async () => {
  const guard = createBooksGuard("orders", silentLog);
  await expect(guard(away)).rejects.toMatchObject({
    problem: { kind: "dependency-unavailable", dependency: "orders" },
  });
  const slip = new Error('syntax error at or near "form"');
  await expect(guard(() => Promise.reject(slip))).rejects.toBe(slip);
});

test("the log hears when books go and when they are back, not of every call between", async () => {
  const log = { ...silentLog, warn: vi.fn(), info: vi.fn() };
  const guard = createBooksGuard("orders", log);
  for (let i = 0; i < 3; i += 1) await guard(away).catch(() => {});
  expect(await guard(async () => "here")).toBe("here");
  expect(await guard(async () => "here")).toBe("here");
  expect([log.warn.mock.calls.length, log.info.mock.calls.length]).toEqual([1, 1]);
});

test("every call of guarded books is the books' own call, guarded", async () => {
  const books = { add: async (a: number, b: number) => a + b, away };
  const guarded = guardedBooks(books, createBooksGuard("orders", silentLog));
  expect(await guarded.add(1, 2)).toBe(3);
  await expect(guarded.away()).rejects.toMatchObject({ problem: { dependency: "orders" } });
});
