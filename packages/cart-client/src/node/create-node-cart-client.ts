import type { StartedSession } from "@dotcart/api/router";
import { createCartClient } from "../core/cart-client.ts";
import type { CartStorage, IdentityPort } from "../core/ports.ts";
import { currencyOf } from "../core/shapes.ts";
import type { CartClient } from "../core/snapshot.ts";
import { alwaysPresent, noChannel } from "../memory/alone.ts";
import { createMemoryLocks } from "../memory/memory-locks.ts";
import { createMemoryStorage } from "../memory/memory-storage.ts";
import { createLiveStream } from "../transport/live-stream.ts";
import { platformSchedule } from "../transport/platform-schedule.ts";
import { platformRandom } from "../transport/random.ts";
import { createTrpcApi } from "../transport/trpc-api.ts";

/** As much of a session as a program has to keep in order to come back to its cart. */
export type KeptSession = Pick<StartedSession, "kind" | "token" | "cartId" | "expiresAt">;

export type NodeCartClientOptions = {
  /** The API's own address, or the shop's: what stands before `/trpc` and `/live`. */
  readonly url: string;
  /** The one the shop charges in (ISO 4217). */
  readonly currency: string;
  /** Of whom it is; without one the first change starts a guest's. */
  readonly session?: KeptSession;
  /** A session began or was renewed: the token to keep. */
  readonly onSession?: (session: KeptSession) => void;
  /** Memory unless given: a program that ends takes along what it has not sent. */
  readonly storage?: CartStorage;
  readonly fetch?: typeof fetch;
};

/** A replica in a program: a till, a script, another app of the workspace. It shows its token as a bearer. */
export function createNodeCartClient(options: NodeCartClientOptions): CartClient {
  let session = options.session ?? null;
  const keep = (renewed: KeptSession): void => {
    session = renewed;
    options.onSession?.(renewed);
  };
  const headers = (): Record<string, string> =>
    session === null ? {} : { authorization: `Bearer ${session.token}` };
  const identity: IdentityPort = {
    current: () => (session === null ? null : { kind: session.kind, cartId: session.cartId }),
    endsAt: () => session?.expiresAt ?? null,
    forget(cartId) {
      if (session?.cartId === cartId) session = null;
    },
  };
  const outside = { headers, ...(options.fetch === undefined ? {} : { fetch: options.fetch }) };
  return createCartClient({
    identity,
    api: createTrpcApi({ ...outside, url: `${options.url}/trpc`, onSession: keep }),
    storage: options.storage ?? createMemoryStorage(),
    live: createLiveStream({ ...outside, url: `${options.url}/live` }),
    channel: noChannel,
    locks: createMemoryLocks(),
    presence: alwaysPresent,
    now: Date.now,
    random: platformRandom,
    schedule: platformSchedule,
    currency: currencyOf(options.currency),
  });
}
