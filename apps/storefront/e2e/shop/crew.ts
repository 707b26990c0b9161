/** Everything that was started, ended in reverse. */
export type Crew = { join(stop: () => Promise<unknown>): void; dismiss(): Promise<void> };

export function createCrew(): Crew {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    join: (stop) => void stops.push(stop),
    async dismiss() {
      for (const stop of stops.splice(0).reverse()) await stop();
    },
  };
}
