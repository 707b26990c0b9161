import type { Log } from "./log/port.ts";
import { type Dependency, Refusal } from "./problem.ts";
import { within } from "./within.ts";

export type Guard = <T>(ask: () => Promise<T>) => Promise<T>;

export type GuardOptions = {
  readonly dependency: Dependency;
  readonly milliseconds: number;
  /** Calls waiting at once; what comes on top is refused at once, or a dead dependency would fill the memory. */
  readonly pending?: number;
  /** Told when the dependency goes away and when it is back, not of every call in between. */
  readonly log?: Log;
};

/**
 * Asks a dependency and gives up in time: its failure, silence or overload becomes `dependency-unavailable`. What was
 * asked may still happen afterwards; callers repeat their operation id to find out.
 */
export function createGuard({ dependency, milliseconds, pending = 10_000, log }: GuardOptions): Guard {
  let waiting = 0;
  let isAway = false;

  return async (ask) => {
    if (waiting >= pending) throw new Refusal({ kind: "dependency-unavailable", dependency });
    waiting += 1;
    try {
      const answer = await within(milliseconds, ask());
      if (isAway) log?.info({ dependency }, "a dependency is back");
      isAway = false;
      return answer;
    } catch (cause) {
      if (cause instanceof Refusal || isOurBug(cause)) throw cause;
      if (!isAway) log?.warn({ dependency, err: cause }, "a dependency is away");
      isAway = true;
      throw new Refusal({ kind: "dependency-unavailable", dependency }, cause);
    } finally {
      waiting -= 1;
    }
  };
}

/** What no return of the dependency would mend: a broken belief, a slip of ours, a script that Redis cannot run. */
function isOurBug(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (/^Broken belief|user_script|WRONGTYPE/.test(cause.message)) return true;
  return cause instanceof TypeError && cause.cause === undefined && !/fetch|network/i.test(cause.message);
}
