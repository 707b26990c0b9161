import { expect, test } from "vitest";
import { createLocks } from "./locks.ts";

test("one tab holds a name, the others wait in line, and a crash hands it on", () => {
  const locks = createLocks();
  const granted: string[] = [];
  expect(locks.take("a", "tab 1")).toBe(true);
  expect(locks.take("a", "tab 2")).toBe(false);
  locks.wait("a", "tab 2", () => granted.push("tab 2"));
  locks.wait("a", "tab 3", () => granted.push("tab 3"));
  locks.wait("b", "tab 3", () => granted.push("tab 3 of b"));
  locks.leave("tab 1");
  expect(granted).toEqual(["tab 3 of b", "tab 2"]);
  locks.leave("tab 3");
  locks.release("a", "tab 2");
  expect([granted.length, locks.isHeld("a"), locks.isHeld("b")]).toEqual([2, false, false]);
});
