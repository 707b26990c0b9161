import { createCartClient } from "../core/cart-client.ts";
import { currencyOf } from "../core/shapes.ts";
import { createSleepingClient } from "../core/sleeping-client.ts";
import type { CartClient } from "../core/snapshot.ts";
import { createLiveStream } from "../transport/live-stream.ts";
import { platformSchedule } from "../transport/platform-schedule.ts";
import { platformRandom } from "../transport/random.ts";
import { createTrpcApi } from "../transport/trpc-api.ts";
import { createBroadcast } from "./broadcast.ts";
import { createIdbStorage } from "./idb-storage.ts";
import { cookieIdentity } from "./mark.ts";
import { browserPresence } from "./presence.ts";
import { createWebLocks } from "./web-locks.ts";

export type BrowserCartClientOptions = {
  /** The one the shop charges in (ISO 4217). */
  readonly currency: string;
  /** In front of `/trpc` and `/live`; nothing where pages and API share an origin, as they should. */
  readonly url?: string;
};

/** This tab's replica. Make it once per page. Where there is no page (a server that renders) it sleeps and says `loading`. */
export function createBrowserCartClient({ currency, url = "" }: BrowserCartClientOptions): CartClient {
  const shopCurrency = currencyOf(currency);
  if (typeof document === "undefined") return createSleepingClient(shopCurrency);
  return createCartClient({
    identity: cookieIdentity,
    api: createTrpcApi({ url: `${url}/trpc`, fetch: (...call) => fetch(...call) }),
    storage: createIdbStorage(),
    live: createLiveStream({ url: `${url}/live`, fetch: (...call) => fetch(...call) }),
    channel: createBroadcast(),
    locks: createWebLocks(),
    presence: browserPresence,
    now: Date.now,
    random: platformRandom,
    schedule: platformSchedule,
    currency: shopCurrency,
  });
}
