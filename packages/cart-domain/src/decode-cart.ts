import type { Cart } from "./cart.ts";
import { normalise } from "./context.ts";
import { ENTRY_WIDTH, encodeCart } from "./encode-cart.ts";
import { type Entry, isEntry } from "./entry.ts";
import { ok, type Result } from "./result.ts";
import type { Dot, Rid } from "./schema/dot.ts";
import type { LineId } from "./schema/ids.ts";
import {
  DOT_WIDTH,
  dotAt,
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
  const dots: Dot[] = [];
  for (let i = 0; i < cloud.length; i += DOT_WIDTH) {
    const dot = dotAt(rids, cloud, i);
    if (dot === null) return null;
    dots.push(dot);
  }
  for (let i = 0; i < live.length; i += ENTRY_WIDTH) {
    const dot = dotAt(rids, live, i);
    const entry = entryFrom(live.slice(i + DOT_WIDTH, i + ENTRY_WIDTH), parts);
    if (dot === null || !isEntry(entry)) return null;
    entries.set(dot, entry);
    dots.push(dot);
  }
  const known = vectorOf(rids, parts.vector);
  return known === null ? null : { entries, context: normalise(known, dots) };
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
