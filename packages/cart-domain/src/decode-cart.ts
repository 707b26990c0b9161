import type { Cart } from "./cart.ts";
import { normalise } from "./context.ts";
import { ENTRY_WIDTH, encodeCart } from "./encode-cart.ts";
import { type Entry, isEntry } from "./entry.ts";
import { ok, type Result } from "./result.ts";
import type { Dot, Rid } from "./schema/dot.ts";
import type { LineId } from "./schema/ids.ts";
import {
  DOT_WIDTH,
  dotsIn,
  exceededBound,
  isIntegers,
  malformed,
  readWire,
  ridsIn,
  tooLarge,
  vectorOf,
  type WireBounds,
  type WireProblem,
} from "./wire.ts";

/** For whole states among ourselves: lets every cart through that honest replicas can make by merging. */
export const stateBounds: WireBounds = {
  characters: 1_048_576,
  replicas: 1024,
  dots: 8192,
  claims: Number.MAX_SAFE_INTEGER,
};

/** For what a stranger may send in one go. */
export const ingressBounds: WireBounds = { characters: 16_384, replicas: 64, dots: 512, claims: 512 };

/**
 * Reads a text of `encodeCart`, or its parsed JSON. Lets through exactly what `encodeCart` writes: what was read must
 * encode to the same text again, so a context out of normal form, a dot told twice, an unused name or a number that
 * JSON rounded are refused without a rule of their own. Nothing is repaired, clamped or dropped, and no string from
 * outside ever becomes a key of an object.
 */
export function decodeCart(input: unknown, bounds: WireBounds = stateBounds): Result<Cart, WireProblem> {
  const wire = readWire(input, bounds);
  if (!wire.ok) return wire;
  const parts = partsOf(wire.value);
  if (parts === null) return malformed;
  const { rids, vector, cloud, live } = parts;
  const dots = cloud.length / DOT_WIDTH + live.length / ENTRY_WIDTH;
  const exceeded = exceededBound({ replicas: rids.length, dots, vector }, bounds);
  if (exceeded !== undefined) return tooLarge(exceeded, bounds);
  const cart = cartFrom(parts);
  return cart !== null && encodeCart(cart) === JSON.stringify(wire.value) ? ok(cart) : malformed;
}

type Parts = {
  readonly rids: readonly Rid[];
  readonly vector: readonly number[];
  readonly cloud: readonly number[];
  readonly lines: readonly LineId[];
  readonly base: number;
  readonly sinces: readonly number[];
  readonly live: readonly number[];
};

function partsOf(wire: readonly unknown[]): Parts | null {
  const [, names, vector, cloud = [], lines = [], base = 0, sinces = [], live = []] = wire;
  const rids = ridsIn(names);
  if (wire.length > 8 || rids === null || typeof base !== "number") return null;
  if (
    !isIntegers(vector) ||
    !isIntegers(cloud) ||
    !isIntegers(sinces) ||
    !isIntegers(live) ||
    !isTexts(lines)
  )
    return null;
  if (lines.length * ENTRY_WIDTH > live.length) return null;
  return { rids, vector, cloud, lines: lines as LineId[], base, sinces, live };
}

function cartFrom(parts: Parts): Cart | null {
  const { rids, cloud, live } = parts;
  const entries = new Map<Dot, Entry>();
  const known = vectorOf(rids, parts.vector);
  const gone = dotsIn(rids, cloud);
  const here = dotsIn(rids, live, ENTRY_WIDTH);
  if (known === null || gone === null || here === null) return null;
  for (const [i, dot] of here.entries()) {
    const entry = entryFrom(live.slice(i * ENTRY_WIDTH + DOT_WIDTH, (i + 1) * ENTRY_WIDTH), parts);
    if (!isEntry(entry)) return null;
    entries.set(dot, entry);
  }
  return { entries, context: normalise(known, [...gone, ...here]) };
}

function entryFrom(numbers: readonly number[], { lines, base, sinces }: Parts): Entry {
  const [quantity = 0, line = -1, seen = -1, at = 0, since = 0] = numbers;
  const from = base + (sinces[line] ?? 0);
  return {
    kind: quantity > 0 ? "add" : "set",
    line: lines[line] ?? ("" as LineId),
    quantity: Math.abs(quantity),
    seen,
    at: from + at,
    since: from + since,
  };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string");
