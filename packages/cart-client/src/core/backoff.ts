const FIRST_MILLISECONDS = 500;
const LONGEST_MILLISECONDS = 60_000;

/**
 * How long to wait after so many failures in a row: somewhere between nothing and a bound that doubles up to a minute,
 * so that a thousand tabs that lost the same server do not come back together ("full jitter", Brooker 2015).
 */
export const backoff = (failures: number, fraction: number): number =>
  Math.round(fraction * Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** Math.min(failures - 1, 16)));
