import { troubleOf } from "./problem-of.ts";

/** Makes a call; where it is not known who is there, `renew` may do something about it, and the call is made once more. */
export async function withSession<T>(renew: () => Promise<unknown>, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (troubleOf(error).kind !== "unauthorized") throw error;
    await renew();
    return call();
  }
}
