import type { Clock } from "../virtual/clock.ts";
import type { Random } from "../virtual/random.ts";

/** What joins the tabs of one browser: a message reaches all the others, soon, in the order it was sent. */
export type Airwaves = {
  join(tab: string, listener: (message: unknown) => void): () => void;
  post(from: string, message: unknown): void;
};

export function createAirwaves({ clock, random }: { clock: Clock; random: Random }): Airwaves {
  const listeners = new Map<(message: unknown) => void, string>();
  let clearAt = 0;

  return {
    join(tab, listener) {
      listeners.set(listener, tab);
      return () => listeners.delete(listener);
    },
    post(from, message) {
      clearAt = Math.max(clearAt, clock.now() + random.between(0, 5));
      clock.after(clearAt - clock.now(), () => {
        for (const [listener, tab] of [...listeners]) if (tab !== from) listener(message);
      });
    },
  };
}
