import { normalise } from "./context.ts";
import type { Have } from "./diff.ts";
import { compareDots } from "./dot.ts";
import { ok, type Result } from "./result.ts";
import type { Dot } from "./schema/dot.ts";
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
  wireOf,
} from "./wire.ts";

/** For what any replica may say it has: nothing of it is ever joined, so what it claims harms nobody. */
export const haveBounds: WireBounds = {
  characters: 131_072,
  replicas: 1024,
  dots: 8192,
  claims: Number.MAX_SAFE_INTEGER,
};

/**
 * What a replica has, as compact JSON: `[version, rids, vector, cloud, live]`, each as in `encodeCart`. One `Have` has
 * one text; what is empty at the end is left out.
 */
export function encodeHave({ context, live }: Have): string {
  const { wire, place } = wireOf(context);
  const places = (dots: Iterable<Dot>) => [...dots].sort(compareDots).flatMap(place);
  const cloud = [...context.cloud].filter((dot) => !live.has(dot));
  if (cloud.length + live.size > 0) wire.push(places(cloud));
  if (live.size > 0) wire.push(places(live));
  return JSON.stringify(wire);
}

/** Reads a text of `encodeHave`, and lets through exactly what that writes; see `decodeCart`. */
export function decodeHave(input: unknown, bounds: WireBounds = haveBounds): Result<Have, WireProblem> {
  const wire = readWire(input, bounds);
  if (!wire.ok) return wire;
  const [, names, vector, cloud = [], live = []] = wire.value;
  const rids = ridsIn(names);
  if (
    wire.value.length > 5 ||
    rids === null ||
    !isIntegers(vector) ||
    !isIntegers(cloud) ||
    !isIntegers(live)
  )
    return malformed;
  const dots = (cloud.length + live.length) / DOT_WIDTH;
  const exceeded = exceededBound({ replicas: rids.length, dots, vector }, bounds);
  if (exceeded !== undefined) return tooLarge(exceeded, bounds);
  const known = vectorOf(rids, vector);
  const seen = dotsIn(rids, cloud);
  const living = dotsIn(rids, live);
  if (known === null || seen === null || living === null) return malformed;
  const have = { context: normalise(known, [...seen, ...living]), live: new Set(living) };
  return encodeHave(have) === JSON.stringify(wire.value) ? ok(have) : malformed;
}
