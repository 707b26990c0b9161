import { backoff } from "./backoff.ts";
import type { Now, Random, Schedule } from "./ports.ts";

/** `settled`: nothing is left to say · `more`: something is · `failed`: it came to nothing, and is tried again later. */
export type Outcome = "settled" | "more" | "failed";

export type SyncLoop = {
  /** Something changed: the first goes out at once; what follows it closely goes together, when the clicking pauses or a second is over. */
  change(): void;
  /** The world changed (network, focus, a nudge): asks within so many milliseconds, whatever went wrong before. */
  wake(withinMilliseconds: number): void;
  /** Asks now. Resolves when an attempt that began after this call has ended. */
  run(): Promise<void>;
  stop(): void;
};

const FIRST_MILLISECONDS = 30;
/** Changes closer than this to a request, or to each other, go together. */
const APART_MILLISECONDS = 400;
/** What was clicked is on its way to other devices by then, however long somebody clicks. */
const LONGEST_MILLISECONDS = 1_000;

/** `waits`: another change puts it off. */
type Due = { readonly at: number; readonly waits: boolean; readonly cancel: () => void };

/** When to talk to the server: never twice at once, seldom while somebody clicks, and ever more seldom into the void. */
export function createSyncLoop(options: {
  readonly attempt: () => Promise<Outcome>;
  readonly now: Now;
  readonly schedule: Schedule;
  readonly random: Pick<Random, "fraction">;
}): SyncLoop {
  const { attempt, now, schedule, random } = options;
  let running: Promise<void> | null = null;
  let due: Due | null = null;
  let isWanted = false;
  let isStopped = false;
  let failures = 0;
  let startedAt = Number.NEGATIVE_INFINITY;
  let changedAt = Number.NEGATIVE_INFINITY;

  function plan(at: number, waits = false): void {
    if (isStopped || (due !== null && due.at <= at && !(waits && due.waits))) return;
    due?.cancel();
    due = { at, waits, cancel: schedule(begin, Math.max(0, at - now())) };
  }

  /** Waits for a pause in the clicking, and not for ever. */
  function planTogether(): void {
    plan(Math.min(changedAt + APART_MILLISECONDS, startedAt + LONGEST_MILLISECONDS), true);
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
      plan(now() + backoff(failures, random.fraction()));
      return;
    }
    failures = 0;
    if (outcome === "more") plan(startedAt + APART_MILLISECONDS);
    else if (isWanted) planTogether();
  }

  async function run(): Promise<void> {
    while (running !== null) await running;
    begin();
    await running;
  }

  return {
    change() {
      changedAt = now();
      if (running !== null) isWanted = true;
      else if (failures > 0) return;
      else if (due?.waits !== true && now() - startedAt >= APART_MILLISECONDS)
        plan(now() + FIRST_MILLISECONDS);
      else planTogether();
    },
    wake(withinMilliseconds) {
      if (running !== null) isWanted = true;
      else plan(now() + Math.round(random.fraction() * withinMilliseconds));
    },
    run,
    stop() {
      isStopped = true;
      unplan();
    },
  };
}
