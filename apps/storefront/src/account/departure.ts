let underWay: Promise<unknown> = Promise.resolve();

/** Takes somebody's things out of this browser. The document does not end before that is done. */
export function depart<T>(work: () => Promise<T>): Promise<T> {
  const done = work();
  underWay = done.catch(() => {});
  return done;
}

/** Resolves when nobody is about to leave this tab any more. */
export const departed = (): Promise<unknown> => underWay;
