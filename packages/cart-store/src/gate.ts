/** Lets one go ahead and others wait for it, per key. */
export type Gate<Key> = {
  /** Closed until the work has ended, well or not. */
  closeWhile(key: Key, work: Promise<unknown>): void;
  /** Resolves when whoever went ahead is back; null when nobody has. */
  opening(key: Key): Promise<void> | null;
};

export function createGate<Key>(): Gate<Key> {
  const ahead = new Map<Key, Promise<void>>();
  return {
    closeWhile(key, work) {
      const back = () => {
        if (ahead.get(key) === ended) ahead.delete(key);
      };
      const ended: Promise<void> = work.then(back, back);
      ahead.set(key, ended);
    },
    opening: (key) => ahead.get(key) ?? null,
  };
}
