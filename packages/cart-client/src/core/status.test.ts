import { expect, test } from "vitest";
import { backoff } from "./backoff.ts";
import { type Situation, statusOf } from "./status.ts";

const fine: Situation = {
  isUnread: false,
  isKept: true,
  isPending: false,
  isOnline: true,
  latest: "answered",
};

test.each<[string, Partial<Situation>]>([
  ["saved", {}],
  ["saving", { isPending: true }],
  ["on-device", { isPending: true, latest: "refused" }],
  ["saved", { latest: "refused" }],
  ["offline", { latest: "unreachable" }],
  ["offline", { isPending: true, isOnline: false }],
  ["memory-only", { isKept: false, isPending: true, isOnline: false }],
  ["loading", { isUnread: true, isKept: false, isOnline: false }],
])("it is %s when %o", (status, situation) => {
  expect(statusOf({ ...fine, ...situation })).toBe(status);
});

test("waits lie anywhere between nothing and a bound that doubles up to a minute", () => {
  expect([1, 2, 3, 8, 50, 10_000].map((failures) => backoff(failures, 1))).toEqual([
    500, 1_000, 2_000, 60_000, 60_000, 60_000,
  ]);
  expect(backoff(50, 0)).toBe(0);
  expect(backoff(1, 0.5)).toBe(250);
});
