import { DatabaseAway } from "@dotcart/shop-db";
import type { Guard } from "../guard.ts";
import type { Log } from "../log/port.ts";
import { type Dependency, Refusal } from "../problem.ts";

/**
 * What finds Postgres away becomes `dependency-unavailable`, and only that: the books know themselves how long to wait, and
 * whatever else they throw is a slip of ours. A change that ended like this may have been made; asked again it is one.
 */
export function createBooksGuard(dependency: Dependency, log: Log): Guard {
  let isAway = false;
  return async (ask) => {
    try {
      const answer = await ask();
      if (isAway) log.info({ dependency }, "a dependency is back");
      isAway = false;
      return answer;
    } catch (cause) {
      if (!(cause instanceof DatabaseAway)) throw cause;
      if (!isAway) log.warn({ dependency, err: cause }, "a dependency is away");
      isAway = true;
      throw new Refusal({ kind: "dependency-unavailable", dependency }, cause);
    }
  };
}

/** The same books, each of whose calls is guarded. */
export function guardedBooks<Books extends object>(books: Books, guard: Guard): Books {
  const calls = Object.entries(books).map(([name, call]) => [
    name,
    (...args: unknown[]) => guard(() => call.apply(books, args)),
  ]);
  return Object.fromEntries(calls) as Books;
}
