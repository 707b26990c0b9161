import {
  type Currency,
  type Delta,
  emptyCart,
  join,
  ridOf,
  type VariantId,
  variantOf,
} from "@dotcart/cart-domain";
import { applyChange } from "./apply-change.ts";
import { createAttempt } from "./attempt.ts";
import type { Change } from "./change.ts";
import { createHolder } from "./holder.ts";
import { createJudge } from "./judge.ts";
import { createKeeper } from "./keeper.ts";
import { createLiveKeeper } from "./live-keeper.ts";
import { loadingSnapshot } from "./loading-snapshot.ts";
import { createNews } from "./news.ts";
import { type Cause, passage } from "./passage.ts";
import type {
  CartApi,
  CartStorage,
  Channel,
  IdentityPort,
  Live,
  Locks,
  Now,
  Presence,
  Random,
  Schedule,
} from "./ports.ts";
import { keyOf, together } from "./record.ts";
import { covers, joined, pendingDots } from "./replica.ts";
import { createRids } from "./rids.ts";
import { createSessions } from "./sessions.ts";
import { show } from "./show.ts";
import type { Applied, CartClient, Identity, Receipt, Snapshot } from "./snapshot.ts";
import { statusOf } from "./status.ts";
import { createSyncLoop, type Outcome } from "./sync-loop.ts";
import { createTabs, type TabMessage } from "./tabs.ts";
import { createVariants } from "./variants.ts";

/** Everything outside a replica. Given the same answers in the same order, a client does the same again. */
export type CartClientOptions = {
  readonly identity: IdentityPort;
  readonly api: CartApi;
  readonly storage: CartStorage;
  readonly live: Live;
  readonly channel: Channel;
  readonly locks: Locks;
  readonly presence: Presence;
  readonly now: Now;
  readonly random: Random;
  readonly schedule: Schedule;
  /** The one the shop charges in. */
  readonly currency: Currency;
};

const POLL_MILLISECONDS = 60_000;
/** How long another tab has to send what it minted before this one does. */
const RESCUE_MILLISECONDS = 5_000;
/** How long the answer to another tab may take to come round. */
const OTHER_TAB_MILLISECONDS = 100;
/** A window that comes to the front says so in several ways. */
const REFRESH_MILLISECONDS = 1_000;
const JITTER_MILLISECONDS = 250;

/** A replica of the cart of this browser or process: changed at once, kept on the device, and kept the same as all others. */
export function createCartClient(options: CartClientOptions): CartClient {
  const { identity, api, storage, locks, presence, now, random, schedule, currency } = options;
  const listeners = new Set<() => void>();
  let shown: Snapshot | null = null;
  let receipt: Receipt | null = null;
  let isRead = false;
  let isKnown = false;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let nudged: number | null = null;
  let untold: Delta = emptyCart;
  let isClosed = false;
  let cancelRescue: (() => void) | null = null;
  const loading = loadingSnapshot(currency);

  const changed = (): void => {
    shown = null;
    for (const listener of [...listeners]) listener();
  };
  const holder = createHolder(identity.current(), changed);
  const rids = createRids({ locks, random });
  const news = createNews(changed);
  const keeper = createKeeper({
    storage,
    holder,
    onTrouble: (trouble) => news.tell({ kind: "storage", trouble }),
    ready: rids.held,
  });
  const variants = createVariants({ api, storage, now, onChange: changed });
  const onReceipt = (given: Receipt): void => {
    receipt = given;
  };
  const sessions = createSessions({ identity, api, locks, now, holder, news, switchTo, onReceipt });
  const judge = createJudge({ api, holder, news });
  const attempt = createAttempt({ api, now, holder, keeper, rids, news, judge, sessions, learn });
  const loop = createSyncLoop({ attempt: talk, now, schedule, random });
  const live = createLiveKeeper({
    live: options.live,
    locks,
    schedule,
    random,
    onVersion: nudge,
    onGap: () => loop.wake(JITTER_MILLISECONDS),
    onEnded: () => loop.wake(0),
  });
  const tabs = createTabs(options.channel, hear);
  const unsubscribe = presence.subscribe((what) => {
    if (what === "offline") return changed();
    if (what === "leaving") return void keep();
    if (what === "online") {
      live.retry();
      loop.wake(JITTER_MILLISECONDS);
    }
    void refresh();
  });
  let cancelPoll = poll();

  void begin();

  async function talk(): Promise<Outcome> {
    const outcome = await attempt.run();
    changed();
    if (nudged !== null) nudge(nudged);
    void variants.freshen(variantsInCart());
    return outcome;
  }

  /** The server is at this version. Often it is an answer under way that made it so: that is waited for. */
  function nudge(version: number): void {
    nudged = null;
    if (version === holder.current().server?.version) return;
    if (attempt.isRunning()) nudged = version;
    else if (pendingDots(holder.current()).length === 0) loop.wake(0);
    else
      schedule(
        () => (version === holder.current().server?.version ? undefined : loop.wake(0)),
        OTHER_TAB_MILLISECONDS,
      );
  }

  async function begin(): Promise<void> {
    live.follow(holder.current().identity?.cartId ?? null);
    isKnown = await keeper.load();
    isRead = true;
    changed();
    await follow();
  }

  /** After a load or a passage: names and prices for the screen, and the server's word. */
  async function follow(): Promise<void> {
    const { identity: ours } = holder.current();
    if (ours !== null || pendingDots(holder.current()).length > 0) loop.wake(0);
    await variants.freshen(variantsInCart());
  }

  /** Somebody looks again: other tabs may have written, the session may be another, prices may have changed. */
  async function refresh(): Promise<void> {
    changed();
    if (now() - refreshedAt < REFRESH_MILLISECONDS) return;
    refreshedAt = now();
    await keeper.load();
    loop.wake(JITTER_MILLISECONDS);
    await variants.freshen(variantsInCart());
  }

  function poll(): () => void {
    return schedule(
      () => {
        cancelPoll = poll();
        if (presence.isVisible() && holder.current().identity !== null) loop.wake(0);
      },
      Math.round(POLL_MILLISECONDS * (0.9 + 0.2 * random.fraction())),
    );
  }

  function variantsInCart(): readonly VariantId[] {
    return [...new Set([...holder.current().cart.entries.values()].map(({ line }) => variantOf(line)))];
  }

  /** Joins something in, keeps it, and tells the other tabs once it is kept: whoever keeps the last of it tells it all. */
  function learn(delta: Delta): void {
    holder.put(joined(holder.current(), delta));
    untold = join(untold, delta).state;
    void keep();
  }

  async function keep(): Promise<void> {
    const kept = await keeper.save();
    if (isClosed || !covers(kept.cart.context, untold.context)) return;
    const told = untold;
    untold = emptyCart;
    if (told !== emptyCart || attempt.hasNews())
      tabs.tell({ kind: "replica", replica: { ...holder.current(), cart: told } });
  }

  function hear(message: TabMessage): void {
    switch (message.kind) {
      case "replica": {
        const { replica } = message;
        if (keyOf(replica.identity) !== keyOf(holder.current().identity)) return;
        holder.put(together(holder.current(), replica));
        rescue();
        void variants.freshen(variantsInCart());
        return;
      }
      case "began":
        return void switchTo(message.identity, "found");
      case "entered":
        receipt = message.receipt ?? receipt;
        return void switchTo(message.identity, "found");
      case "left": {
        const { identity: ours } = holder.current();
        if (ours?.kind === "account" || ours?.cartId === message.cartId) void switchTo(null, "left");
        return;
      }
    }
  }

  /** What another tab minted it sends itself; should it die before, this one does. */
  function rescue(): void {
    if (cancelRescue !== null || isClosed) return;
    cancelRescue = schedule(() => {
      cancelRescue = null;
      if (pendingDots(holder.current()).length > 0) loop.change();
    }, RESCUE_MILLISECONDS);
  }

  async function switchTo(to: Identity | null, cause: Cause): Promise<void> {
    const from = holder.current();
    if (keyOf(from.identity) === keyOf(to) && cause !== "left") return;
    const passed = passage(from, to, cause);
    untold = emptyCart;
    isKnown = false;
    attempt.forget();
    if (cause === "left") {
      receipt = null;
      news.clear();
    }
    if (!passed.keepsRid) {
      isRead = false;
      rids.renew();
    }
    holder.put(passed.replica);
    live.follow(to?.cartId ?? null);
    if (to?.kind === "account" || cause === "left") await keeper.forgetOtherAccounts(to?.cartId ?? null);
    isKnown = await keeper.move(passed);
    isRead = true;
    changed();
    await follow();
  }

  function apply(change: Change): Applied {
    const { cart } = holder.current();
    const rid = rids.current();
    if (change.kind === "add") variants.put([change.variant]);
    const decided = applyChange(
      { cart, author: { rid, now: now() }, variantOf: (id) => variants.known().get(id) },
      change,
    );
    if (!decided.ok) return decided;
    const { delta, undo } = decided.value;
    if (change.kind === "undoMerge") receipt = null;
    if (delta !== emptyCart) {
      if ([...delta.entries.keys()].some((dot) => ridOf(dot) === rid)) mint();
      learn(delta);
      loop.change();
    }
    return undo === undefined ? { ok: true } : { ok: true, undo };
  }

  function mint(): void {
    const rid = rids.current();
    rids.minted();
    const replica = holder.current();
    if (!replica.own.has(rid)) holder.put({ ...replica, own: new Set([...replica.own, rid]) });
  }

  /** A cart that the device does not know and the server has not told yet, though it may at any moment. */
  function isAwaited(): boolean {
    const { identity: ours, server, cart } = holder.current();
    const isUnknown = ours !== null && !isKnown && server === null && cart.entries.size === 0;
    return isUnknown && presence.isOnline() && attempt.latest() !== "unreachable";
  }

  function snapshot(): Snapshot {
    if (shown !== null) return shown;
    const replica = holder.current();
    const isPending = pendingDots(replica).length > 0;
    shown = {
      identity: replica.identity,
      ...show(replica.cart, variants.known(), { currency, now: now() }),
      status: statusOf({
        isUnread: !isRead || isAwaited(),
        isKept: keeper.isKeeping(),
        isPending,
        isOnline: presence.isOnline(),
        latest: attempt.latest(),
      }),
      notices: news.all(),
      receipt,
    };
    return shown;
  }

  return {
    snapshot,
    loading: () => loading,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply,
    sync: loop.run,
    async entered(to, given) {
      receipt = given;
      changed();
      await switchTo(to, given === null ? "found" : "entered");
      tabs.tell({ kind: "entered", identity: to, receipt: given });
      await loop.run();
    },
    async left() {
      const { identity: ours } = holder.current();
      if (ours !== null) {
        identity.forget(ours.cartId);
        tabs.tell({ kind: "left", cartId: ours.cartId });
      }
      await switchTo(null, "left");
    },
    dismiss(id) {
      if (id === "receipt") {
        receipt = null;
        changed();
      } else news.dismiss(id);
    },
    close() {
      isClosed = true;
      cancelPoll();
      cancelRescue?.();
      unsubscribe();
      loop.stop();
      live.stop();
      tabs.close();
      listeners.clear();
      void keeper.save().then(() => {
        rids.release();
        storage.close();
      });
    },
  };
}
