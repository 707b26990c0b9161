/** A value that lives as long as its tab: over reloads, and nowhere else. */
export type Kept<T> = {
  /** The same value until it is written. */
  read(): T;
  write(value: T): void;
  forget(): void;
  subscribe(listener: () => void): () => void;
};

/**
 * Keeps a value in the tab's own storage under a name. `parse` makes a value of whatever stands there, nothing included.
 * Where the browser keeps nothing it lives in the page alone.
 */
export function createKept<T>(name: string, parse: (value: unknown) => T): Kept<T> {
  let known: { readonly value: T } | null = null;
  const listeners = new Set<() => void>();

  function settle(value: T, keep: () => void): void {
    known = { value };
    try {
      keep();
    } catch {
      // Blocked, or full: `known` has it.
    }
    for (const listener of [...listeners]) listener();
  }

  return {
    read() {
      known ??= { value: parse(stored(name)) };
      return known.value;
    },
    write: (value) => settle(value, () => sessionStorage.setItem(name, JSON.stringify(value))),
    forget: () => settle(parse(null), () => sessionStorage.removeItem(name)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function stored(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}
