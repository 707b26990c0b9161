export type Crew = {
  /** Takes a started part in. When the crew is already stopping, ends the part at once and throws. */
  join(end: () => Promise<void>): Promise<void>;
  /** Ends every part, the latest first; a second call waits for the first. */
  stop(): Promise<void>;
};

/** The parts that were started, ended in reverse order, also when the stop comes while others are still starting. */
export function createCrew(): Crew {
  const ends: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | null = null;
  return {
    async join(end) {
      if (stopping === null) {
        ends.push(end);
        return;
      }
      await end();
      throw new Error("Stopped while starting.");
    },
    stop() {
      stopping ??= endAll(ends);
      return stopping;
    },
  };
}

async function endAll(ends: readonly (() => Promise<void>)[]): Promise<void> {
  for (const end of ends.toReversed()) await end();
}
