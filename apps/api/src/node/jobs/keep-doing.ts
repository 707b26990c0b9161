import type { Log } from "../../log/port.ts";

export type Doing = {
  /** Begins a turn now; during one, another follows it. */
  wake(): void;
  /** Resolves when the turn under way has ended; no other begins. */
  stop(): Promise<void>;
};

export type DoingOptions = {
  /** For the log: "payments are settled". */
  readonly name: string;
  /** Does a portion; answers whether there may be more. Rejects when it cannot be done now. */
  readonly work: () => Promise<boolean>;
  readonly everyMilliseconds: number;
  readonly log: Log;
};

/**
 * Does a job in turns while the process lives, portion after portion while there is more. One that fails is tried again at
 * the next turn; the log hears when it starts to fail and when it stops.
 */
export function keepDoing({ name, work, everyMilliseconds, log }: DoingOptions): Doing {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> | undefined;
  let isStopped = false;
  let isFailing = false;
  let isWanted = false;

  async function takeTurn(): Promise<void> {
    try {
      do isWanted = false;
      while (((await work()) || isWanted) && !isStopped);
      if (isFailing) log.info({ job: name }, "a job goes on");
      isFailing = false;
    } catch (err) {
      if (!isFailing) log.warn({ job: name, err }, "a job cannot go on");
      isFailing = true;
    }
  }

  function wake(): void {
    isWanted = true;
    if (isStopped || turn !== undefined) return;
    clearTimeout(timer);
    turn = takeTurn().finally(() => {
      turn = undefined;
      if (!isStopped) timer = setTimeout(wake, everyMilliseconds);
    });
  }

  wake();
  return {
    wake,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
