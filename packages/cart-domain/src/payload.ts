import { type Entry, isEntry } from "./entry.ts";
import { invariant } from "./invariant.ts";
import type { LineId } from "./schema/ids.ts";

/**
 * An entry as a store keeps it: `a,tea-250,2,jr,mdtn9hs0,0` is kind (a or s), line and quantity as they are, then in
 * base 36 the price seen, the time of the operation, and how long before it the line first appeared.
 * At most 64 bytes for ids of up to 36 characters; one entry, the same bytes everywhere.
 */
export const encodeEntry = ({ kind, line, quantity, seen, at, since }: Entry): string =>
  [kind === "add" ? "a" : "s", line, quantity, ...[seen, at, at - since].map((n) => n.toString(36))].join(
    ",",
  );

const PAYLOAD = /^([as]),([^,]+),(\d+),([0-9a-z]+),([0-9a-z]+),(-?[0-9a-z]+)$/;

/** Reads back what `encodeEntry` wrote. Throws on anything else: only a bug of ours puts it into a store. */
export function decodeEntry(payload: string): Entry {
  const [, kind, line, quantity, seen, at, age] = PAYLOAD.exec(payload) ?? [];
  const time = Number.parseInt(at ?? "", 36);
  const entry: Entry = {
    kind: kind === "a" ? "add" : "set",
    line: line as LineId,
    quantity: Number(quantity),
    seen: Number.parseInt(seen ?? "", 36),
    at: time,
    since: time - Number.parseInt(age ?? "", 36),
  };
  invariant(isEntry(entry) && encodeEntry(entry) === payload, "a stored payload is one we wrote");
  return entry;
}
