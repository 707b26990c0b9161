import type { Context } from "./context.ts";
import { counterOf, dotOf, MAX_COUNTER, RID_LENGTH, ridOf } from "./dot.ts";
import { ok, type Result, refuse } from "./result.ts";
import type { Dot, Rid } from "./schema/dot.ts";

/** Raised whenever the shape or the meaning of a text changes; a reader refuses what it was not written for. */
export const WIRE_VERSION = 1;

/** Numbers of one dot: index of its rid, counter. */
export const DOT_WIDTH = 2;

/** How much one text may claim. */
export type WireBounds = {
  readonly characters: number;
  readonly replicas: number;
  /** Dots listed one by one. */
  readonly dots: number;
  /** Dots the context covers, listed or not: whoever claims a dot before it is minted erases it when it comes. */
  readonly claims: number;
};

export type WireProblem =
  | { readonly kind: "unknown-wire-version"; readonly supported: number }
  | { readonly kind: "cart-too-large"; readonly bound: keyof WireBounds; readonly limit: number }
  | { readonly kind: "malformed-cart" };

/** What a text begins with: the version, the rids one after another, and the n of each. `place` gives a dot's two numbers. */
export function wireOf({ vector, cloud }: Context): {
  readonly wire: unknown[];
  readonly place: (dot: Dot) => readonly [number | undefined, number];
} {
  const rids = ascending([...vector.keys(), ...[...cloud].map(ridOf)]);
  const index = indexOf(rids);
  return {
    wire: [WIRE_VERSION, rids.join(""), rids.map((rid) => vector.get(rid) ?? 0)],
    place: (dot) => [index.get(ridOf(dot)), counterOf(dot)],
  };
}

export const ascending = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort();

export const indexOf = <T>(values: readonly T[]): ReadonlyMap<T, number> =>
  new Map(values.map((value, index) => [value, index]));

/** The list a text holds, or was parsed into: of our version and not too long, and nothing else is known of it. */
export function readWire(input: unknown, bounds: WireBounds): Result<readonly unknown[], WireProblem> {
  if (typeof input === "string" && input.length > bounds.characters) return tooLarge("characters", bounds);
  const wire = typeof input === "string" ? parseJson(input) : input;
  if (!Array.isArray(wire)) return malformed;
  if (wire[0] !== WIRE_VERSION) return refuse({ kind: "unknown-wire-version", supported: WIRE_VERSION });
  return ok(wire);
}

/** What a text lists and claims, against its bounds: the first that is exceeded. */
export function exceededBound(
  sizes: { readonly replicas: number; readonly dots: number; readonly vector: readonly number[] },
  bounds: WireBounds,
): keyof WireBounds | undefined {
  const { replicas, dots, vector } = sizes;
  const found = { replicas, dots, claims: vector.reduce((sum, n) => sum + n, dots) };
  return (["replicas", "dots", "claims"] as const).find((bound) => found[bound] > bounds[bound]);
}

/** The rids of a text, 12 characters each, written one after another; null when that is not what it is. */
export function ridsIn(names: unknown): readonly Rid[] | null {
  if (typeof names !== "string" || names.length % RID_LENGTH !== 0 || !/^[\w-]*$/.test(names)) return null;
  return (names.match(/.{12}/g) ?? []) as Rid[];
}

/** The dots whose two numbers stand at every `width`; null where some name none. */
export function dotsIn(
  rids: readonly Rid[],
  numbers: readonly number[],
  width = DOT_WIDTH,
): readonly Dot[] | null {
  const dots: Dot[] = [];
  for (let i = 0; i < numbers.length; i += width) {
    const rid = rids[numbers[i] ?? -1];
    const n = numbers[i + 1] ?? 0;
    if (rid === undefined || n < 1 || n > MAX_COUNTER) return null;
    dots.push(dotOf(rid, n));
  }
  return dots;
}

/** What a list of numbers says of each rid; null when a number is out of range. */
export function vectorOf(rids: readonly Rid[], numbers: readonly number[]): Map<Rid, number> | null {
  const vector = new Map<Rid, number>();
  for (const [i, rid] of rids.entries()) {
    const n = numbers[i] ?? 0;
    if (n < 0 || n > MAX_COUNTER) return null;
    if (n > 0) vector.set(rid, n);
  }
  return vector;
}

export const isIntegers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(Number.isSafeInteger);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const malformed = refuse({ kind: "malformed-cart" } as const);

export const tooLarge = (bound: keyof WireBounds, bounds: WireBounds): Result<never, WireProblem> =>
  refuse({ kind: "cart-too-large", bound, limit: bounds[bound] });
