import type { Currency } from "@dotcart/cart-domain";
import type { Attempt } from "./attempt.ts";
import type { Holder } from "./holder.ts";
import type { Keeper } from "./keeper.ts";
import type { News } from "./news.ts";
import type { Now, Presence } from "./ports.ts";
import { pendingDots } from "./replica.ts";
import { show } from "./show.ts";
import type { Snapshot } from "./snapshot.ts";
import { statusOf } from "./status.ts";
import type { Variants } from "./variants.ts";

export type Screen = {
  /** Made when it is asked for, and the same value until something changed. */
  snapshot(): Snapshot;
  /** Something changed. */
  changed(): void;
  subscribe(listener: () => void): () => void;
  close(): void;
};

/** How far the current cart was read: from the device at all, and whether the device knew it. */
export type Reading = { readonly isRead: boolean; readonly isKnown: boolean };

/** What everybody who looks at this replica sees. */
export function createScreen(
  parts: () => {
    readonly holder: Holder;
    readonly variants: Variants;
    readonly keeper: Keeper;
    readonly attempt: Attempt;
    readonly news: News;
    readonly presence: Presence;
    readonly now: Now;
    readonly currency: Currency;
    readonly reading: Reading;
  },
): Screen {
  const listeners = new Set<() => void>();
  let shown: Snapshot | null = null;

  function made(): Snapshot {
    const { holder, variants, keeper, attempt, news, presence, now, currency, reading } = parts();
    const replica = holder.current();
    const { identity, server, cart } = replica;
    const isOnline = presence.isOnline();
    const latest = attempt.latest();
    // A cart that the device does not know and the server has not told yet, though it may at any moment.
    const isUnknown = identity !== null && !reading.isKnown && server === null && cart.entries.size === 0;
    return {
      identity,
      ...show(cart, variants.known(), { currency, now: now() }),
      status: statusOf({
        isUnread: !reading.isRead || (isUnknown && isOnline && latest !== "unreachable"),
        isKept: keeper.isKeeping(),
        isPending: pendingDots(replica).length > 0,
        isOnline,
        latest,
      }),
      notices: news.all(),
      receipt: news.receipt(),
    };
  }

  return {
    snapshot() {
      shown ??= made();
      return shown;
    },
    changed() {
      shown = null;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
}
