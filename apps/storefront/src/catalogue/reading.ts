import { unstable_rethrow } from "next/navigation";
import { connection } from "next/server";

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/**
 * What was read, or that it could not be. A failure waits for a request of its own first: that keeps the page that
 * says so out of everything that is prerendered or kept, so the next shopper finds the shop again.
 * The framework has written down why.
 */
export async function reading<T>(work: Promise<T>): Promise<Reading<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    unstable_rethrow(error);
    await connection();
    return { ok: false };
  }
}
