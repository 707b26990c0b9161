import { sqlState } from "./sql-state.ts";

/** So often a transaction that crossed another is asked for, the first time included. */
const attempts = 5;

/**
 * Asks again when Postgres says that two transactions crossed (a deadlock, a serialisation failure): it has undone this
 * one, so nothing is done twice. The question must be one transaction.
 */
export async function untilUncrossed<Answer>(
  question: () => Promise<Answer>,
  random: () => number = Math.random,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await question();
    } catch (error) {
      if (attempt === attempts || !hasCrossed(error)) throw error;
    }
    // Not all at once again, or the same two meet once more.
    await new Promise((resolve) => setTimeout(resolve, random() * 10 * 2 ** attempt));
  }
}

const crossedStates = new Set(["40001", "40P01"]);

const hasCrossed = (error: unknown): boolean => crossedStates.has(sqlState(error) ?? "");
