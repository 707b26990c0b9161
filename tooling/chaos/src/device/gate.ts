/**
 * Between a tab and everything outside: what comes in while the tab is frozen waits, and nothing comes in after it died.
 * A promise that never settles is how a crash looks from inside.
 */
export type Gate = {
  /** The task, done only while the tab lives. */
  guard(task: () => void): () => void;
  through<T>(coming: Promise<T>): Promise<T>;
  freeze(): void;
  thaw(): void;
  die(): void;
  readonly isDead: boolean;
  readonly isFrozen: boolean;
};

export function createGate(): Gate {
  let isDead = false;
  let isFrozen = false;
  let waiting: (() => void)[] = [];

  const guard = (task: () => void) => () => {
    if (isDead) return;
    if (isFrozen) waiting.push(task);
    else task();
  };

  return {
    guard,
    through: (coming) =>
      new Promise((resolve, reject) => {
        coming.then(
          (value) => guard(() => resolve(value))(),
          (error) => guard(() => reject(error))(),
        );
      }),
    freeze: () => {
      isFrozen = true;
    },
    thaw() {
      isFrozen = false;
      const come = waiting;
      waiting = [];
      for (const task of come) task();
    },
    die() {
      isDead = true;
      waiting = [];
    },
    get isDead() {
      return isDead;
    },
    get isFrozen() {
      return isFrozen;
    },
  };
}
