import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { codeOf } from "./token-fault.ts";

export type AccountKeysOptions = {
  /** The key set as it is published now. */
  readonly read: () => Promise<JSONWebKeySet>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Whether callers wait for each other's reading; not where a connection belongs to one request. */
  readonly sharesReads: boolean;
};

/** A set is believed this long before it is read again. */
const freshMilliseconds = 10 * 60_000;
/** A key that is unknown, or a set that could not be read, is asked for again after this long and not before. */
const restMilliseconds = 30_000;

type Known = { readonly keys: JWTVerifyGetKey; readonly readAt: number };

/**
 * The keys that accounts' tokens are checked with. What was read once goes on working while the set cannot be read:
 * only whoever never read it has nothing to go by, and rejects as `read` does. Made-up key ids cause one reading in 30
 * seconds between them all.
 */
export function createAccountKeys({ read, clock, sharesReads }: AccountKeysOptions): JWTVerifyGetKey {
  let known: Known | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<Known> | undefined;

  async function renew(): Promise<Known> {
    triedAt = clock();
    known = { keys: createLocalJWKSet(await read()), readAt: triedAt };
    return known;
  }

  function renewal(): Promise<Known> {
    if (!sharesReads) return renew();
    reading ??= renew().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  /** The newest keys to be had now, which may be those we have. */
  async function renewed(had: Known): Promise<Known> {
    if (clock() - triedAt < restMilliseconds) return (await reading?.catch(() => had)) ?? had;
    return renewal().catch(() => had);
  }

  return async (header, token) => {
    let current = known ?? (await renewal());
    if (clock() - current.readAt >= freshMilliseconds) current = await renewed(current);
    try {
      return await current.keys(header, token);
    } catch (error) {
      if (codeOf(error) !== "ERR_JWKS_NO_MATCHING_KEY") throw error;
      const next = await renewed(current);
      if (next === current) throw error;
      return next.keys(header, token);
    }
  };
}
