import { troubleOf } from "#trpc/problem-of.ts";

/** Whoever drives a payment has half a minute for it. */
const MOST_TRIES = 40;

/** Makes a call about a payment once nobody else is at it: a job may be asking the bank in this very moment. */
export async function onceFree<Answer>(
  call: () => Promise<Answer>,
  pause: (milliseconds: number) => Promise<void>,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind !== "checkout-in-progress" || tries === MOST_TRIES) throw error;
      await pause(Math.max(1, trouble.retryAfterSeconds) * 1_000);
    }
  }
}
