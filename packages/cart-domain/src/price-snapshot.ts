import type { Money } from "./schema/money.ts";

/** The price a shopper was shown, and when (milliseconds since the epoch). Evidence of what was seen, never a price. */
export type PriceSnapshot = { readonly price: Money; readonly at: number };

/** How long a shown price speaks for itself; an older one is worth showing afresh. */
export const SNAPSHOT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** A snapshot from a clock that runs ahead is as stale as an old one: it does not say when it was seen. */
export const isStale = ({ at }: PriceSnapshot, now: number): boolean =>
  Math.abs(now - at) > SNAPSHOT_MILLISECONDS;
