/** Random numbers that a seed decides (mulberry32). */
export type Random = {
  /** At least 0 and less than 1. */
  readonly next: () => number;
  /** An integer from 0 to below. */
  readonly below: (limit: number) => number;
  readonly isIn: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
};

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    isIn: (share) => next() < share,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
  };
}

/** The n-th message from one to another always has the same numbers, whatever happens elsewhere meanwhile. */
export function randomOf(seed: number, link: string, n: number): Random {
  let hash = seed ^ Math.imul(n + 1, 0x9e3779b1);
  for (let i = 0; i < link.length; i++) hash = Math.imul(hash ^ link.charCodeAt(i), 0x01000193);
  return createRandom(hash);
}
