import { type Alarm, createAlarms } from "./alarms.ts";

/** Time that passes only when told to. Everything that waits in a simulation waits here. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Does a task after so many milliseconds; call what it answers to forget it. */
  after(milliseconds: number, task: () => void): () => void;
  /** A promise of that moment. */
  sleep(milliseconds: number): Promise<void>;
  /** Lets so much time pass, doing what falls due in order of time, each to its end before the next. */
  pass(milliseconds: number): Promise<void>;
};

/** `afterEach` is called whenever everything that could happen at a moment has happened. */
export function createClock(start: number, afterEach: () => void = () => undefined): Clock {
  const alarms = createAlarms();
  let now = start;

  const after = (milliseconds: number, task: () => void): (() => void) => {
    const alarm: Alarm = alarms.add(now + Math.max(0, milliseconds), task);
    return () => {
      alarm.task = null;
    };
  };

  return {
    now: () => now,
    after,
    sleep: (milliseconds) => new Promise((resolve) => after(milliseconds, resolve)),
    async pass(milliseconds) {
      const until = now + milliseconds;
      await everythingDone();
      for (let next = alarms.takeUntil(until); next !== null; next = alarms.takeUntil(until)) {
        now = next.at;
        next.task?.();
        await everythingDone();
        afterEach();
      }
      now = until;
    },
  };
}

/** Resolves when every promise that can go on without the clock has gone on. */
const everythingDone = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
