import type { Locks } from "../core/ports.ts";

/** Names held among the tabs that share this value: each tab takes its own `locks()`. */
export function createMemoryLocks(): Locks {
  const queues = new Map<string, (() => void)[]>();

  function release(name: string): () => void {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const next = queues.get(name)?.shift();
      if (next === undefined) queues.delete(name);
      else next();
    };
  }

  return {
    isShared: true,
    async tryHold(name) {
      if (queues.has(name)) return null;
      queues.set(name, []);
      return release(name);
    },
    hold(name, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new Error("The wait was given up."));
        const queue = queues.get(name);
        if (queue === undefined) {
          queues.set(name, []);
          return resolve(release(name));
        }
        const turn = () => resolve(release(name));
        queue.push(turn);
        signal?.addEventListener("abort", () => {
          const place = queue.indexOf(turn);
          if (place < 0) return;
          queue.splice(place, 1);
          reject(new Error("The wait was given up."));
        });
      });
    },
  };
}
