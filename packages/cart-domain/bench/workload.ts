/** 10,000 mixed operations on 100 lines from 5 replicas, the same for everybody: every number comes from one seed. */
export type Operation = {
  readonly replica: number;
  readonly kind: "add" | "set" | "remove";
  readonly line: string;
  /** 1..9 */
  readonly quantity: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

export const REPLICAS = 5;
export const LINES = 100;
export const OPERATIONS = 10_000;
/** After so many operations every replica catches up with every other. */
export const EXCHANGE_EVERY = 500;

const START = 1_760_000_000_000;

export function workload(seed: number): readonly Operation[] {
  const random = mulberry32(seed);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: OPERATIONS }, (_, i) => {
    const dice = random();
    return {
      replica: below(REPLICAS),
      kind: dice < 0.6 ? "add" : dice < 0.85 ? "set" : "remove",
      line: `line-${below(LINES)}`,
      quantity: 1 + below(9),
      now: START + i * 1000,
    };
  });
}

/** A small seeded generator of numbers in [0, 1) (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
