const SOON_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

/** Whether a session, by its mark, ends within a week of `now` (milliseconds since the epoch): time to slide it on. */
export const endsSoon = (mark: string | null, now: number): boolean =>
  mark !== null && Number(mark) * 1000 - now < SOON_MILLISECONDS;
