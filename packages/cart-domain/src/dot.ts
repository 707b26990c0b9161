import type { Dot, Rid } from "./schema/dot.ts";

export const RID_LENGTH = 12;
/** Counters stay at or below this, so that every implementation (Lua's doubles, 32-bit clients) holds them exactly. */
export const MAX_COUNTER = 2 ** 31 - 1;

export const dotOf = (rid: Rid, n: number): Dot => `${rid}:${n}` as Dot;
export const ridOf = (dot: Dot): Rid => dot.slice(0, RID_LENGTH) as Rid;
/** Read digit by digit: this runs for every dot of every join, and a slice would be an allocation. */
export function counterOf(dot: Dot): number {
  let n = 0;
  for (let i = RID_LENGTH + 1; i < dot.length; i++) n = n * 10 + dot.charCodeAt(i) - 48;
  return n;
}

/** A total order on dots that every implementation shares: by rid in code-unit order, then by counter. */
export function compareDots(a: Dot, b: Dot): number {
  const ra = ridOf(a);
  const rb = ridOf(b);
  if (ra !== rb) return ra < rb ? -1 : 1;
  return counterOf(a) - counterOf(b);
}
