import type { CartId } from "@dotcart/cart-domain";
import { createCartClient } from "../../src/core/cart-client.ts";
import type { Attention, CartStorage, Live, Locks, Presence } from "../../src/core/ports.ts";
import type { CartClient } from "../../src/core/snapshot.ts";
import {
  createMemoryDevice,
  createMemoryLocks,
  createMemoryStorage,
  createMemoryStreet,
  type MemoryDevice,
} from "../../src/memory/index.ts";
import { type Clock, createRandom } from "./clock.ts";
import { EUR, type Jar, type Shop } from "./shop.ts";

export type Tab = CartClient & {
  /** The tab dies without a word: its locks are free, nothing is closed properly. */
  crash(): void;
  attend(what: Attention): void;
};

export type Browser = ReturnType<typeof createBrowser>;

let seeds = 1;

/** One browser profile: its cookies, its disk, its locks, and as many tabs as one likes. */
export function createBrowser(clock: Clock, shop: Shop, from: { device?: MemoryDevice } = {}) {
  const jar: Jar = { token: null, mark: null, endsAt: null };
  const device = from.device ?? createMemoryDevice();
  const shared = createMemoryLocks();
  const street = createMemoryStreet();
  const presences = new Set<(what: Attention) => void>();

  const live: Live = {
    open(cartId: CartId, handlers) {
      const streams = shop.streams.get(cartId) ?? new Set();
      shop.streams.set(cartId, streams.add(handlers));
      const beat = (): void => {
        if (!streams.has(handlers)) return;
        handlers.onAlive();
        clock.schedule(beat, 15_000);
      };
      clock.schedule(() => {
        if (!streams.has(handlers)) return;
        handlers.onOpen();
        beat();
        handlers.onVersion(shop.carts.get(cartId)?.kept.stored.version ?? 0);
      }, 5);
      return () => void streams.delete(handlers);
    },
  };

  const browser = {
    jar,
    device,
    isOnline: true,
    isVisible: true,
    tab(options: { storage?: CartStorage } = {}): Tab {
      const held = new Set<() => void>();
      let isDead = false;
      const locks: Locks = {
        isShared: true,
        async tryHold(name) {
          const release = await shared.tryHold(name);
          if (release !== null) held.add(release);
          if (isDead) release?.();
          return release;
        },
        async hold(name, signal) {
          const release = await shared.hold(name, signal);
          held.add(release);
          if (isDead) release();
          return release;
        },
      };
      const mine = new Set<(what: Attention) => void>();
      const presence: Presence = {
        isOnline: () => browser.isOnline,
        isVisible: () => browser.isVisible,
        subscribe(listener) {
          mine.add(listener);
          presences.add(listener);
          return () => presences.delete(listener);
        },
      };
      const storage = options.storage ?? createMemoryStorage(device);
      const api = shop.api(jar);
      const never = new Promise<never>(() => undefined);
      const alive =
        <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
        async (...args: A): Promise<R> => {
          if (isDead) return never;
          const result = await call(...args);
          return isDead ? never : result;
        };
      const client = createCartClient({
        identity: {
          current: () => jar.mark,
          endsAt: () => jar.endsAt,
          forget: (cartId) => {
            if (jar.mark?.cartId === cartId) jar.mark = null;
          },
        },
        api: {
          start: alive(api.start),
          refresh: alive(api.refresh),
          sync: alive(api.sync),
          variants: alive(api.variants),
          operate: alive(api.operate),
        },
        storage: { ...storage, transact: alive(storage.transact) },
        live,
        channel: street(),
        locks,
        presence,
        now: clock.now,
        random: createRandom(seeds++),
        schedule: clock.schedule,
        currency: EUR,
      });
      return {
        ...client,
        crash() {
          isDead = true;
          client.close();
          for (const release of held) release();
        },
        attend(what) {
          for (const listener of [...mine]) listener(what);
        },
      };
    },
    /** The network goes, or comes back, for all tabs. */
    online(isOnline: boolean) {
      browser.isOnline = isOnline;
      for (const listener of [...presences]) listener(isOnline ? "online" : "offline");
    },
  };
  return browser;
}
