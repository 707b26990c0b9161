import * as z from "zod";
import { limits } from "../limits.ts";

/** ISO 4217 alphabetic code. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .brand<"Currency">();
export type Currency = z.infer<typeof Currency>;

/** An integer count of the currency's smallest unit; exact, never a float. */
export const MinorUnits = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

export const Money = z.strictObject({ amount: MinorUnits, currency: Currency });
export type Money = Readonly<z.infer<typeof Money>>;

/** The price of one piece. Bounded so that no cart that came through a parser can overflow a total. */
export const Price = z.strictObject({ amount: z.int().min(0).max(limits.priceMax), currency: Currency });
export type Price = Readonly<z.infer<typeof Price>>;
