import type { Locks } from "../core/ports.ts";

/**
 * Names held among the tabs of an origin. A browser without Web Locks, or a page from an insecure origin, holds what
 * it likes: then nothing is shared between tabs that one alone may have.
 */
export function createWebLocks(manager: LockManager | null = globalThis.navigator?.locks ?? null): Locks {
  if (manager === null) return lonelyLocks;
  return {
    isShared: true,
    tryHold: (name) =>
      new Promise((resolve) => {
        manager
          .request(name, { ifAvailable: true }, (lock) => {
            if (lock === null) return resolve(null);
            return new Promise<void>((release) => resolve(release));
          })
          .catch(() => resolve(null));
      }),
    hold: (name, signal) =>
      new Promise((resolve, reject) => {
        manager
          .request(
            name,
            signal === undefined ? {} : { signal },
            () => new Promise<void>((release) => resolve(release)),
          )
          .catch(reject);
      }),
  };
}

const lonelyLocks: Locks = {
  isShared: false,
  tryHold: async () => () => undefined,
  hold: async () => () => undefined,
};
