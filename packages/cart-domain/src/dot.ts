import type { Dot, Rid } from "./schema/dot.ts";

export const RID_LENGTH = 12;
/** Counters stay at or below this, so that every implementation (Lua's doubles, 32-bit clients) holds them exactly. */
export const MAX_COUNTER = 2 ** 31 - 1;

export const dotOf = (rid: Rid, n: number): Dot => `${rid}:${n}` as Dot;
export const ridOf = (dot: Dot): Rid => dot.slice(0, RID_LENGTH) as Rid;
export const counterOf = (dot: Dot): number => Number(dot.slice(RID_LENGTH + 1));

/** A total order on dots that every implementation shares: by rid in code-unit order, then by counter. */
export function compareDots(a: Dot, b: Dot): number {
  const ra = ridOf(a);
  const rb = ridOf(b);
  if (ra !== rb) return ra < rb ? -1 : 1;
  return counterOf(a) - counterOf(b);
}
