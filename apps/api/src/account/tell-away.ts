import type { Log } from "../log/port.ts";

const restMilliseconds = 60_000;

/** Tells the log that Postgres is away for accounts: once a minute, however many ask meanwhile. */
export function createTellAway(log: Log, clock: () => number): (err: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (err) => {
    if (clock() - toldAt < restMilliseconds) return;
    toldAt = clock();
    log.warn({ dependency: "accounts", err }, "a dependency is away");
  };
}
