import * as z from "zod";
import { MAX_COUNTER, RID_LENGTH } from "../dot.ts";

/** A replica id: 12 random characters. It belongs to one minter in one cart, for ever. */
export const Rid = z
  .string()
  .regex(/^[0-9A-Za-z_-]{12}$/)
  .brand<"Rid">();
export type Rid = z.infer<typeof Rid>;

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
