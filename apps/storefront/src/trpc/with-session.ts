import { troubleOf } from "./problem-of.ts";

/**
 * Makes a call that asks who is there; where the session has run out, or there is none, `renew` is given one chance to
 * do something about it, and the call is made once more.
 */
export async function withSession<T>(
  renew: (reason: string) => Promise<unknown>,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.kind !== "unauthorized") throw error;
    await renew(trouble.reason);
    return call();
  }
}
