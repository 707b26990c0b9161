import { AsyncLocalStorage } from "node:async_hooks";
import { DatabaseAway } from "@dotcart/shop-db";
import type { Language } from "../mail/language.ts";
import { Refusal } from "../problem.ts";

/** What is to be known about one request while the account library works on it. */
export type Errand = {
  /** For the mails it causes. */
  readonly language: Language;
  /** Postgres was away for a question of it. */
  isDatabaseAway?: boolean;
};

type Running = Errand & { readonly giveUp: (error: unknown) => void };

const current = new AsyncLocalStorage<Running>();

/** The request that this is done for; undefined for what nobody asked for. */
export const errand = (): Errand | undefined => current.getStore();

/**
 * The outcome of the work, unless Postgres was away for a part of it: then that, and at once. The library would turn it
 * into an answer of its own ("no session", "signed out"), after asking the next thing and waiting again.
 */
export async function onErrand<Answer>(errand: Errand, work: () => Promise<Answer>): Promise<Answer> {
  const { promise: givenUp, reject: giveUp } = Promise.withResolvers<never>();
  try {
    return await Promise.race([current.run(Object.assign(errand, { giveUp }), work), givenUp]);
  } catch (cause) {
    if (errand.isDatabaseAway !== true && !(cause instanceof DatabaseAway)) throw cause;
    throw new Refusal({ kind: "dependency-unavailable", dependency: "accounts" }, cause);
  }
}

/** Ends the errand that this is done for. */
export function giveUpErrand(error: unknown): void {
  const running = current.getStore();
  if (running === undefined) return;
  running.isDatabaseAway = true;
  running.giveUp(error);
}
