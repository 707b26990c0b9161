import fc from "fast-check";
import { expect, test } from "vitest";
import { milk, NOON } from "../test/support/examples.ts";
import { replay } from "../test/support/replay.ts";
import type { Entry } from "./entry.ts";
import { decodeEntry, encodeEntry } from "./payload.ts";
import type { VariantId } from "./schema/ids.ts";

const entry: Entry = { kind: "add", line: milk, quantity: 12, seen: 1999, at: NOON + 1500, since: NOON };

const anyEntry: fc.Arbitrary<Entry> = fc.record({
  kind: fc.constantFrom("add", "set"),
  line: fc.stringMatching(/^[0-9A-Za-z_-]{1,32}$/) as fc.Arbitrary<VariantId>,
  quantity: fc.integer({ min: 1, max: 9999 }),
  seen: fc.integer({ min: 0, max: 100_000_000 }),
  // Until the year 2059, when a time in base 36 grows by a digit.
  at: fc.integer({ min: 0, max: 36 ** 8 - 1 }),
  since: fc.integer({ min: 0, max: 36 ** 8 - 1 }),
});

test("[PA4] the payload is this text; whoever changes it must read the old one too, for it is stored", () => {
  expect(encodeEntry(entry)).toBe("a,milk,12,1jj,mgj6k4ik,15o");
  expect(encodeEntry({ ...entry, kind: "set", since: NOON + 3000 })).toBe("s,milk,12,1jj,mgj6k4ik,-15o");
  expect(encodeEntry({ ...entry, seen: 0, since: entry.at })).toBe("a,milk,12,0,mgj6k4ik,0");
});

test("[PA1] every entry is read back as it was", () => {
  fc.assert(
    fc.property(anyEntry, (one) => {
      expect(decodeEntry(encodeEntry(one))).toEqual(one);
    }),
    { numRuns: 500, ...replay },
  );
});

test("[PA1] two entries that differ in anything have two payloads", () => {
  const changes: readonly Partial<Entry>[] = [
    { kind: "set" },
    { line: "mil" as VariantId },
    { quantity: 1 },
    { seen: 199 },
    { at: NOON },
    { since: NOON + 1 },
  ];
  const payloads = [entry, ...changes.map((change) => ({ ...entry, ...change }))].map(encodeEntry);
  expect(new Set(payloads).size).toBe(7);
});

test("[PA2] a payload takes at most 64 bytes for ids of up to 32 characters, whatever the numbers", () => {
  fc.assert(
    fc.property(anyEntry, (one) => {
      const since = Math.min(one.since, one.at);
      expect(Buffer.byteLength(encodeEntry({ ...one, since }))).toBeLessThanOrEqual(64);
    }),
    { numRuns: 500, ...replay },
  );
  const longest = {
    quantity: 9999,
    seen: 100_000_000,
    at: 36 ** 8 - 1,
    since: 0,
    line: "x".repeat(32) as VariantId,
  };
  expect(encodeEntry({ ...entry, ...longest })).toHaveLength(64);
});

test("[PA2] a UUID fits with 99 pieces at 16,796.15 on a line that is 25 days old", () => {
  const line = "0198f2ac-7a31-7cc2-9f0e-3b1d5a6c7e80" as VariantId;
  const usual = { line, quantity: 99, seen: 1_679_615, at: NOON + 2_160_000_000, since: NOON };
  expect(encodeEntry({ ...entry, ...usual }).length).toBeLessThanOrEqual(64);
});

test("[PA3] what was not written by us throws", () => {
  const bad = [
    "",
    "milk",
    "x,milk,12,1jj,mgj6k4ik,15o",
    "a,milk,012,1jj,mgj6k4ik,15o",
    "a,milk,0,1jj,mgj6k4ik,15o",
    "a,milk,10000,1jj,mgj6k4ik,15o",
    "a,milk,1.5,1jj,mgj6k4ik,15o",
    "a,milk,12,1JJ,mgj6k4ik,15o",
    "a,milk,12,zzzzzzz,mgj6k4ik,15o",
    "a,mi lk,12,1jj,mgj6k4ik,15o",
    "a,milk,12,1jj,mgj6k4ik",
    "a,milk,12,1jj,mgj6k4ik,15o,",
    "a,milk,12,1jj,mgj6k4ik,-0",
    "a,milk,12,1jj,5,zzzzzzzz",
    `a,${"x".repeat(65)},12,1jj,mgj6k4ik,15o`,
    " a,milk,12,1jj,mgj6k4ik,15o",
    "a,milk,12,1jj,mgj6k4ik,15o\n",
  ];
  for (const payload of bad) expect(() => decodeEntry(payload), payload).toThrow("one we wrote");
});
