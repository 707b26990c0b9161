/** Numbers that look random and are the same for the same seed. One stream per purpose, so that one more draw here moves nothing there. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** An integer, both ends included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** A stream of its own, named by its purpose. */
  stream(purpose: string): Random;
};

export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly [T, ...T[]]): T => items[between(0, items.length - 1)] as T,
    stream: (purpose) => createRandom(`${seed}/${purpose}`),
  };
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** So many characters of the alphabet of rids and cart ids. */
export const randomText = (random: Random, length: number): string =>
  Array.from({ length }, () => LETTERS[random.between(0, 63)]).join("");

/** Chris Doty-Humphrey's sfc32, begun from a hash of the seed. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = [hash(`a${seed}`), hash(`b${seed}`), hash(`c${seed}`), 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** FNV-1a, mixed once more. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) | 0;
}
