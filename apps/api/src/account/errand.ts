import { AsyncLocalStorage } from "node:async_hooks";
import { DatabaseAway } from "@dotcart/shop-db";
import type { Language } from "../mail/language.ts";
import { Refusal } from "../problem.ts";

/**
 * What is to be known about one request while the account library works on it. It turns some failures into answers of
 * its own (no session, nothing found); here we remember them, so that none of those answers goes out.
 */
export type Errand = {
  /** For the mails it causes. */
  readonly language: Language;
  /** Whether the answer waits for its mail, because it says whether one was sent. */
  readonly waitsForMail: boolean;
  /** What Postgres failed with, when it was away for any question of it. */
  databaseAway?: unknown;
  /** A mail the answer had to wait for could not be sent. */
  isMailLost?: boolean;
};

const current = new AsyncLocalStorage<Errand>();

/** Its outcome, unless Postgres was away for a part of it: then that, whatever the library made of it. */
export async function onErrand<Answer>(errand: Errand, work: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await current.run(errand, work);
    if (errand.databaseAway === undefined) return answer;
  } catch (cause) {
    if (cause instanceof DatabaseAway) throw accountsAway(cause);
    if (errand.databaseAway === undefined) throw cause;
  }
  throw accountsAway(errand.databaseAway);
}

/** The request that this is done for; undefined for what nobody asked for. */
export const errand = (): Errand | undefined => current.getStore();

const accountsAway = (cause: unknown): Refusal =>
  new Refusal({ kind: "dependency-unavailable", dependency: "accounts" }, cause);
