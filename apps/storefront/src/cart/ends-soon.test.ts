import { expect, test } from "vitest";
import { endsSoon } from "./ends-soon.ts";

const now = Date.UTC(2026, 10, 21);
const markIn = (days: number): string => String(now / 1000 + days * 86_400);

test("a session is slid on in its last week, and not before", () => {
  expect(endsSoon(markIn(6.9), now)).toBe(true);
  expect(endsSoon(markIn(7.1), now)).toBe(false);
  expect(endsSoon(null, now)).toBe(false);
});
