export type SessionStarter = (stale: string | null) => Promise<void>;

/**
 * Makes sure that this browser has a session other than the `stale` one, and starts at most one: clicks of one tab
 * share a start, and tabs take turns, where the later one finds what the earlier one started. Nobody ends up with
 * two carts.
 */
export function createSessionStarter({
  mark,
  start,
  inTurns,
}: {
  /** What tells one session of this browser from the next; null without one. */
  readonly mark: () => string | null;
  readonly start: () => Promise<unknown>;
  /** Does the work while no other tab does such work. */
  readonly inTurns: (work: () => Promise<void>) => Promise<void>;
}): SessionStarter {
  let starting: Promise<void> | null = null;
  return (stale) => {
    starting ??= inTurns(async () => {
      const current = mark();
      if (current === null || current === stale) await start();
    }).finally(() => {
      starting = null;
    });
    return starting;
  };
}

/** By Web Locks, where the browser has them. */
export const tabsInTurns = (work: () => Promise<void>): Promise<void> =>
  "locks" in navigator ? navigator.locks.request("dotcart-session", work) : work();
