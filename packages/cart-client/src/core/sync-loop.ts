import { backoff } from "./backoff.ts";
import type { Now, Random, Schedule } from "./ports.ts";

/** `settled`: nothing is left to say · `more`: something is · `failed`: it came to nothing, and is tried again later. */
export type Outcome = "settled" | "more" | "failed";

export type SyncLoop = {
  /** Something changed: the first goes out at once, what comes while it is under way, or soon after, goes together. */
  change(): void;
  /** The world changed (network, focus, a nudge): asks within so many milliseconds, whatever went wrong before. */
  wake(withinMilliseconds: number): void;
  /** Asks now. Resolves when an attempt that began after this call has ended. */
  run(): Promise<void>;
  stop(): void;
};

const FIRST_MILLISECONDS = 30;
const APART_MILLISECONDS = 400;

/** When to talk to the server: never twice at once, seldom while somebody clicks, and ever more seldom into the void. */
export function createSyncLoop(options: {
  readonly attempt: () => Promise<Outcome>;
  readonly now: Now;
  readonly schedule: Schedule;
  readonly random: Pick<Random, "fraction">;
}): SyncLoop {
  const { attempt, now, schedule, random } = options;
  let running: Promise<void> | null = null;
  let due: { readonly at: number; readonly cancel: () => void } | null = null;
  let isWanted = false;
  let isStopped = false;
  let failures = 0;
  let startedAt = Number.NEGATIVE_INFINITY;

  function plan(milliseconds: number): void {
    const at = now() + milliseconds;
    if (isStopped || (due !== null && due.at <= at)) return;
    due?.cancel();
    due = { at, cancel: schedule(begin, milliseconds) };
  }

  function unplan(): void {
    due?.cancel();
    due = null;
  }

  function begin(): void {
    unplan();
    if (isStopped || running !== null) return;
    startedAt = now();
    isWanted = false;
    running = attempt().then(
      (outcome) => end(outcome),
      () => end("failed"),
    );
  }

  function end(outcome: Outcome): void {
    running = null;
    if (outcome === "failed") {
      failures += 1;
      plan(backoff(failures, random.fraction()));
    } else {
      failures = 0;
      if (outcome === "more" || isWanted) plan(untilNext());
    }
  }

  const untilNext = (): number => Math.max(FIRST_MILLISECONDS, startedAt + APART_MILLISECONDS - now());

  async function run(): Promise<void> {
    while (running !== null) await running;
    begin();
    await running;
  }

  return {
    change() {
      if (running !== null) isWanted = true;
      else if (failures === 0) plan(untilNext());
    },
    wake(withinMilliseconds) {
      if (running !== null) isWanted = true;
      else plan(Math.round(random.fraction() * withinMilliseconds));
    },
    run,
    stop() {
      isStopped = true;
      unplan();
    },
  };
}
