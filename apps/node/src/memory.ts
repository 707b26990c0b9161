/** Remembers the newest of what it is told, up to a size; the oldest goes first. */
export type Memory<V> = {
  readonly get: (key: string) => V | undefined;
  readonly has: (key: string) => boolean;
  readonly put: (key: string, value: V, size: number) => void;
};

/** What keeping a key costs beside its own length. */
const OVERHEAD = 100;

/** `room` bounds the sum of sizes, `forgotten` hears of each that went for want of it. */
export function createMemory<V>(
  room: number,
  forgotten: (key: string, value: V) => void = () => {},
): Memory<V> {
  const kept = new Map<string, { readonly value: V; readonly size: number }>();
  let taken = 0;

  const drop = (key: string): void => {
    taken -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };

  return {
    get: (key) => kept.get(key)?.value,
    has: (key) => kept.has(key),
    put: (key, value, size) => {
      drop(key);
      const whole = size + key.length + OVERHEAD;
      kept.set(key, { value, size: whole });
      taken += whole;
      for (const [oldest, { value: gone }] of kept) {
        if (taken <= room) break;
        drop(oldest);
        forgotten(oldest, gone);
      }
    },
  };
}
