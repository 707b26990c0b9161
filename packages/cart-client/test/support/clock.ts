import type { Rid } from "@dotcart/cart-domain";
import type { Now, Random, Schedule } from "../../src/core/ports.ts";

/** Time that passes only when told to. */
export type Clock = {
  readonly now: Now;
  readonly schedule: Schedule;
  /** Lets so much time pass, and everything happen that falls into it. */
  pass(milliseconds: number): Promise<void>;
};

export function createClock(start = Date.UTC(2026, 10, 21, 12)): Clock {
  let at = start;
  let sequence = 0;
  const due = new Map<number, { readonly at: number; readonly run: () => void }>();

  function next(until: number): number | undefined {
    let best: number | undefined;
    for (const [id, task] of due)
      if (task.at <= until && (best === undefined || task.at < (due.get(best)?.at ?? 0))) best = id;
    return best;
  }

  return {
    now: () => at,
    schedule(run, milliseconds) {
      const id = sequence++;
      due.set(id, { at: at + Math.max(0, milliseconds), run });
      return () => void due.delete(id);
    },
    async pass(milliseconds) {
      const until = at + milliseconds;
      await settled();
      for (let id = next(until); id !== undefined; id = next(until)) {
        const task = due.get(id);
        due.delete(id);
        at = Math.max(at, task?.at ?? at);
        task?.run();
        await settled();
      }
      at = until;
    },
  };
}

/** Everything that follows without time passing has happened: promises, the fake disk, signatures on other threads. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 12; i++) await new Promise<void>((resolve) => setImmediate(resolve));
  await signatures;
  for (let i = 0; i < 12; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}

let signatures: Promise<unknown> = Promise.resolve();
/** What runs outside of the event loop's sight is waited for. */
export function awaited<T>(work: Promise<T>): Promise<T> {
  signatures = Promise.allSettled([signatures, work]);
  return work;
}

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** Randomness that a seed decides. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0 || 1;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const letter = () => ALPHABET[Math.floor(fraction() * 64)];
  return { fraction, rid: () => Array.from({ length: 12 }, letter).join("") as Rid };
}
