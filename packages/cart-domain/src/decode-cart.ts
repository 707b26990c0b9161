import type { Cart } from "./cart.ts";
import { normalise } from "./context.ts";
import { dotOf, MAX_COUNTER, RID_LENGTH } from "./dot.ts";
import { DOT_WIDTH, ENTRY_WIDTH, encodeCart, WIRE_VERSION } from "./encode-cart.ts";
import { type Entry, isEntry } from "./entry.ts";
import { ok, type Result, refuse } from "./result.ts";
import type { Dot, Rid } from "./schema/dot.ts";
import type { VariantId } from "./schema/ids.ts";

/** How much one text may claim. */
export type WireBounds = {
  readonly characters: number;
  readonly replicas: number;
  /** Dots listed one by one. */
  readonly dots: number;
  /** Dots the context covers, listed or not: whoever claims a dot before it is minted erases it when it comes. */
  readonly claims: number;
};

/** For whole states among ourselves: lets every cart through that honest replicas can make by merging. */
export const stateBounds: WireBounds = {
  characters: 1_048_576,
  replicas: 1024,
  dots: 8192,
  claims: Number.MAX_SAFE_INTEGER,
};

/** For what a stranger may send in one go. */
export const ingressBounds: WireBounds = { characters: 16_384, replicas: 64, dots: 512, claims: 512 };

export type WireProblem =
  | { readonly kind: "unknown-wire-version"; readonly supported: number }
  | { readonly kind: "cart-too-large"; readonly bound: keyof WireBounds; readonly limit: number }
  | { readonly kind: "malformed-cart" };

/**
 * Reads a text of `encodeCart`, or its parsed JSON. Lets through exactly what `encodeCart` writes: what was read must
 * encode to the same text again, so a context out of normal form, a dot told twice, an unused name or a number that
 * JSON rounded are refused without a rule of their own. Nothing is repaired, clamped or dropped, and no string from
 * outside ever becomes a key of an object.
 */
export function decodeCart(input: unknown, bounds: WireBounds = stateBounds): Result<Cart, WireProblem> {
  if (typeof input === "string" && input.length > bounds.characters) return tooLarge("characters", bounds);
  const wire = typeof input === "string" ? parseJson(input) : input;
  if (!Array.isArray(wire)) return malformed;
  if (wire[0] !== WIRE_VERSION) return refuse({ kind: "unknown-wire-version", supported: WIRE_VERSION });
  const parts = partsOf(wire);
  if (parts === null) return malformed;
  const exceeded = exceededBound(parts, bounds);
  if (exceeded !== undefined) return tooLarge(exceeded, bounds);
  const cart = cartFrom(parts);
  return cart !== null && encodeCart(cart) === JSON.stringify(wire) ? ok(cart) : malformed;
}

type Parts = {
  readonly rids: readonly Rid[];
  readonly vector: readonly number[];
  readonly cloud: readonly number[];
  readonly lines: readonly VariantId[];
  readonly base: number;
  readonly sinces: readonly number[];
  readonly live: readonly number[];
};

function partsOf(wire: readonly unknown[]): Parts | null {
  const [, names, vector, cloud = [], lines = [], base = 0, sinces = [], live = []] = wire;
  if (wire.length > 8 || typeof names !== "string" || typeof base !== "number") return null;
  if (
    !isIntegers(vector) ||
    !isIntegers(cloud) ||
    !isIntegers(sinces) ||
    !isIntegers(live) ||
    !isTexts(lines)
  )
    return null;
  if (lines.length * ENTRY_WIDTH > live.length) return null;
  if (names.length % RID_LENGTH !== 0 || !/^[\w-]*$/.test(names)) return null;
  const rids = (names.match(/.{12}/g) ?? []) as Rid[];
  return { rids, vector, cloud, lines: lines as VariantId[], base, sinces, live };
}

function exceededBound(
  { rids, vector, cloud, live }: Parts,
  bounds: WireBounds,
): keyof WireBounds | undefined {
  const dots = cloud.length / DOT_WIDTH + live.length / ENTRY_WIDTH;
  const sizes = { replicas: rids.length, dots, claims: vector.reduce((sum, n) => sum + n, dots) };
  return (["replicas", "dots", "claims"] as const).find((bound) => sizes[bound] > bounds[bound]);
}

function cartFrom(parts: Parts): Cart | null {
  const { rids, vector, cloud, live } = parts;
  const entries = new Map<Dot, Entry>();
  const dots: Dot[] = [];
  const dotAt = (numbers: readonly number[], i: number): Dot | null => {
    const [index = -1, n = 0] = numbers.slice(i, i + DOT_WIDTH);
    const rid = rids[index];
    return rid === undefined || n < 1 || n > MAX_COUNTER ? null : dotOf(rid, n);
  };
  for (let i = 0; i < cloud.length; i += DOT_WIDTH) {
    const dot = dotAt(cloud, i);
    if (dot === null) return null;
    dots.push(dot);
  }
  for (let i = 0; i < live.length; i += ENTRY_WIDTH) {
    const dot = dotAt(live, i);
    const entry = entryFrom(live.slice(i + DOT_WIDTH, i + ENTRY_WIDTH), parts);
    if (dot === null || !isEntry(entry)) return null;
    entries.set(dot, entry);
    dots.push(dot);
  }
  const known = new Map(rids.map((rid, i) => [rid, vector[i] ?? 0]));
  for (const [rid, n] of known) {
    if (n < 0 || n > MAX_COUNTER) return null;
    if (n === 0) known.delete(rid);
  }
  return { entries, context: normalise(known, dots) };
}

function entryFrom(numbers: readonly number[], { lines, base, sinces }: Parts): Entry {
  const [quantity = 0, line = -1, seen = -1, at = 0, since = 0] = numbers;
  const from = base + (sinces[line] ?? 0);
  return {
    kind: quantity > 0 ? "add" : "set",
    line: lines[line] ?? ("" as VariantId),
    quantity: Math.abs(quantity),
    seen,
    at: from + at,
    since: from + since,
  };
}

const isIntegers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(Number.isSafeInteger);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const malformed = refuse({ kind: "malformed-cart" } as const);

const tooLarge = (bound: keyof WireBounds, bounds: WireBounds): Result<never, WireProblem> =>
  refuse({ kind: "cart-too-large", bound, limit: bounds[bound] });
