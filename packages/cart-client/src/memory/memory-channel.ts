import type { Channel } from "../core/ports.ts";

/** A street of tabs: what one of its channels posts, the others hear in a later step. */
export function createMemoryStreet(): () => Channel {
  const houses = new Set<Set<(message: unknown) => void>>();
  return () => {
    const listeners = new Set<(message: unknown) => void>();
    houses.add(listeners);
    return {
      post(message) {
        const copy = structuredClone(message);
        for (const others of houses)
          if (others !== listeners)
            queueMicrotask(() => {
              for (const listener of [...others]) listener(copy);
            });
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => void houses.delete(listeners),
    };
  };
}
