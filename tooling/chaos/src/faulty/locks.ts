/** The locks of one browser: a name is held by one tab at a time, the others wait in line or are told no. */
export type Locks = {
  /** Takes it if it is free. */
  take(name: string, owner: string): boolean;
  /** Takes it when it is free; `granted` is called then, at once perhaps. Call what it answers to wait no longer. */
  wait(name: string, owner: string, granted: () => void): () => void;
  release(name: string, owner: string): void;
  /** What a closed or crashed tab held goes to the next in line; it waits for nothing any more. */
  leave(owner: string): void;
  isHeld(name: string): boolean;
};

type Waiting = { readonly name: string; readonly owner: string; readonly granted: () => void };

export function createLocks(): Locks {
  const holders = new Map<string, string>();
  let line: readonly Waiting[] = [];

  function hand(name: string): void {
    holders.delete(name);
    const next = line.find((waiting) => waiting.name === name);
    if (next === undefined) return;
    line = line.filter((waiting) => waiting !== next);
    holders.set(name, next.owner);
    next.granted();
  }

  function release(name: string, owner: string): void {
    if (holders.get(name) === owner) hand(name);
  }

  return {
    take(name, owner) {
      if (holders.has(name)) return false;
      holders.set(name, owner);
      return true;
    },
    wait(name, owner, granted) {
      const waiting = { name, owner, granted };
      line = [...line, waiting];
      if (!holders.has(name)) hand(name);
      return () => {
        line = line.filter((other) => other !== waiting);
      };
    },
    release,
    leave(owner) {
      line = line.filter((waiting) => waiting.owner !== owner);
      for (const [name, holder] of [...holders]) if (holder === owner) hand(name);
    },
    isHeld: (name) => holders.has(name),
  };
}
