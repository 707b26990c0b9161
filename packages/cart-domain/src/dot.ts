import * as z from "zod";

/** A replica id: 12 random characters. It belongs to one minter in one cart, for ever. */
export const Rid = z
  .string()
  .regex(/^[0-9A-Za-z_-]{12}$/)
  .brand<"Rid">();
export type Rid = z.infer<typeof Rid>;

const RID_LENGTH = 12;
/** Counters stay below this, so that every implementation (Lua's doubles, 32-bit clients) holds them exactly. */
export const MAX_COUNTER = 2 ** 31 - 1;

/**
 * The unique tag of one add or set, written `rid:n` with n = 1, 2, 3, … contiguous per rid and never reused.
 * Dotted version vectors: Preguiça et al. 2012.
 */
export const Dot = z
  .string()
  .regex(/^[0-9A-Za-z_-]{12}:[1-9][0-9]{0,9}$/)
  .refine((dot) => Number(dot.slice(RID_LENGTH + 1)) <= MAX_COUNTER, { message: "counter out of range" })
  .brand<"Dot">();
export type Dot = z.infer<typeof Dot>;

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
