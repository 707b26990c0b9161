let underWay: Promise<unknown> = Promise.resolve();
let isUnderWay = false;

/** Takes somebody's things out of this browser. The document does not end before that is done. */
export function depart<T>(work: () => Promise<T>): Promise<T> {
  isUnderWay = true;
  const done = work().finally(() => {
    isUnderWay = false;
  });
  underWay = done.catch(() => {});
  return done;
}

/** Whether somebody is about to leave this tab, and the document with him. */
export const isDeparting = (): boolean => isUnderWay;

/** Resolves when nobody is about to leave this tab any more. */
export const departed = (): Promise<unknown> => underWay;
