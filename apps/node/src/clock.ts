/** Times for entries: no entry is older than one its author had seen, even where the clocks of two machines differ. */
export type Clock = {
  /** Milliseconds since the epoch, larger than any told or heard of before. */
  readonly next: () => number;
  /** Takes notice of a time somebody else told. */
  readonly heard: (milliseconds: number) => void;
};

/** A hybrid logical clock that counts in milliseconds. It decides the order lines are shown in, and nothing else. (Kulkarni et al. 2014) */
export function createClock(now: () => number): Clock {
  let last = 0;
  return {
    next: () => {
      last = Math.max(now(), last + 1);
      return last;
    },
    heard: (milliseconds) => {
      last = Math.max(last, milliseconds);
    },
  };
}
