/** That often within that time. */
export type Limit = { readonly tries: number; readonly seconds: number };

/** Counts a try; answers 0 when it may be made, else how many seconds to wait. */
export type Limiter = (key: string, limit: Limit) => number;

/**
 * Counts tries in this process, in windows that begin with a key's first try. At most `capacity` keys are remembered,
 * the oldest goes first. A try that is refused does not make the wait longer.
 */
export function createLimiter(clock: () => number, capacity = 50_000): Limiter {
  const windows = new Map<string, { tries: number; readonly endsAt: number }>();
  return (key, { tries, seconds }) => {
    const now = clock();
    const window = windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      windows.delete(key);
      windows.set(key, { tries: 1, endsAt: now + seconds * 1000 });
      if (windows.size > capacity) windows.delete(windows.keys().next().value as string);
      return 0;
    }
    if (window.tries >= tries) return Math.ceil((window.endsAt - now) / 1000);
    window.tries += 1;
    return 0;
  };
}
