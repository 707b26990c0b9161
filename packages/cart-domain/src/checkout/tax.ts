import type { Money } from "../schema/money.ts";
import { shareOf } from "./share.ts";

const ONE = 10_000;

/** What of a price is tax, where prices contain it: 1.90 of 11.90 at 1900 basis points. */
export const containedTax = (total: Money, basisPoints: number): Money =>
  shareOf(total, { part: basisPoints, of: ONE + basisPoints });
