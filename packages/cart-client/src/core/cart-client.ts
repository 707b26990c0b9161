import {
  type CartId,
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
import type { CartClientOptions } from "./client-options.ts";
import { createHolder } from "./holder.ts";
import { createJudge } from "./judge.ts";
import { createKeeper } from "./keeper.ts";
import { createLiveKeeper } from "./live-keeper.ts";
import { loadingSnapshot } from "./loading-snapshot.ts";
import { createNews } from "./news.ts";
import { type Cause, passage } from "./passage.ts";
import { keyOf, together } from "./record.ts";
import { covers, joined, pendingDots } from "./replica.ts";
import { createRids } from "./rids.ts";
import { createScreen, type Reading } from "./screen.ts";
import { createSessions } from "./sessions.ts";
import type { Applied, CartClient, Identity } from "./snapshot.ts";
import { createSyncLoop, type Outcome } from "./sync-loop.ts";
import { createTabs, type TabMessage } from "./tabs.ts";
import { createVariants } from "./variants.ts";

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
  let reading: Reading = { isRead: false, isKnown: false };
  let untold: Delta = emptyCart;
  let nudged: number | null = null;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;
  let cancelRescue: (() => void) | null = null;

  const loading = loadingSnapshot(currency);
  const screen = createScreen(() => ({
    holder,
    variants,
    keeper,
    attempt,
    news,
    presence,
    now,
    currency,
    reading,
  }));
  const holder = createHolder(identity.current(), screen.changed);
  const rids = createRids({ locks, random });
  const news = createNews(screen.changed);
  const keeper = createKeeper({
    storage,
    holder,
    onTrouble: (trouble) => news.tell({ kind: "storage", trouble }),
    ready: rids.held,
  });
  const variants = createVariants({ api, storage, now, onChange: screen.changed });
  const sessions = createSessions({ identity, api, locks, now, holder, news, switchTo });
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
    if (what === "leaving") return keeper.leave();
    screen.changed();
    if (what === "offline") return;
    if (what === "online") {
      live.retry();
      loop.wake(JITTER_MILLISECONDS);
    }
    void refresh();
  });
  let cancelPoll = poll();

  void begin();

  async function begin(): Promise<void> {
    live.follow(holder.current().identity?.cartId ?? null);
    const key = keyOf(holder.current().identity);
    await read(key, await keeper.load());
  }

  /** The device has said what it knows of the cart: now names and prices for the screen, and the server's word. */
  async function read(key: string, isKnown: boolean): Promise<void> {
    if (isClosed || keyOf(holder.current().identity) !== key) return;
    reading = { isRead: true, isKnown };
    screen.changed();
    if (holder.current().identity !== null || hasMoreToSay()) loop.wake(0);
    await freshen();
  }

  /** Somebody looks again: other tabs may have written, the session may be another, prices may have changed. */
  async function refresh(): Promise<void> {
    if (now() - refreshedAt < REFRESH_MILLISECONDS) return;
    refreshedAt = now();
    await keeper.load();
    loop.wake(JITTER_MILLISECONDS);
    await freshen();
  }

  function poll(): () => void {
    return schedule(
      () => {
        cancelPoll = poll();
        if (presence.isVisible()) loop.wake(0);
      },
      Math.round(POLL_MILLISECONDS * (0.9 + 0.2 * random.fraction())),
    );
  }

  const hasMoreToSay = (): boolean => pendingDots(holder.current()).length > 0;

  function freshen(): Promise<void> {
    const ids = new Set<VariantId>();
    for (const { line } of holder.current().cart.entries.values()) ids.add(variantOf(line));
    return variants.freshen([...ids]);
  }

  async function talk(): Promise<Outcome> {
    const outcome = await attempt.run();
    screen.changed();
    if (nudged !== null) nudge(nudged);
    void freshen();
    return outcome;
  }

  /** The server is at this version. Often it is an answer under way that made it so: that is waited for. */
  function nudge(version: number): void {
    const isNews = () => version !== holder.current().server?.version;
    nudged = null;
    if (!isNews()) return;
    if (attempt.isRunning()) nudged = version;
    else if (hasMoreToSay()) schedule(() => isNews() && loop.wake(0), OTHER_TAB_MILLISECONDS);
    else loop.wake(0);
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
    const { current } = holder;
    switch (message.kind) {
      case "replica":
        if (keyOf(message.replica.identity) !== keyOf(current().identity)) return;
        holder.put(together(current(), message.replica));
        rescue();
        return void freshen();
      case "began":
        return void follow(message.identity);
      case "entered":
        if (message.receipt !== null) news.hand(message.receipt);
        return void follow(message.identity);
      case "left":
        return void wipe(message.cartId);
    }
  }

  /** Another tab has another identity; unless that was over before it was heard of, it is this one's, too. */
  async function follow(to: Identity): Promise<void> {
    if (identity.current()?.cartId === to.cartId) await switchTo(to, "found");
  }

  /** Somebody signed out in another tab, which may be gone by now: every tab wipes. */
  async function wipe(cartId: CartId | null): Promise<void> {
    const ours = holder.current().identity;
    if (ours?.kind === "account" || (ours !== null && ours.cartId === cartId)) await switchTo(null, "left");
    else await keeper.forgetOtherAccounts(null);
  }

  /** What another tab minted it sends itself; should it die before, this one does. */
  function rescue(): void {
    if (cancelRescue !== null || isClosed) return;
    cancelRescue = schedule(() => {
      cancelRescue = null;
      if (hasMoreToSay()) loop.change();
    }, RESCUE_MILLISECONDS);
  }

  async function switchTo(to: Identity | null, cause: Cause): Promise<void> {
    const from = holder.current();
    if (keyOf(from.identity) === keyOf(to) && cause !== "left") return;
    const passed = passage(from, to, cause);
    untold = emptyCart;
    reading = { isRead: passed.keepsRid && reading.isRead, isKnown: false };
    attempt.forget();
    if (cause === "left") news.clear();
    if (!passed.keepsRid) rids.renew();
    holder.put(passed.replica);
    live.follow(to?.cartId ?? null);
    if (to?.kind === "account" || cause === "left") await keeper.forgetOtherAccounts(to?.cartId ?? null);
    const isKnown = await keeper.move(passed);
    if (cause === "began" && to !== null) tabs.tell({ kind: "began", identity: to });
    await read(keyOf(to), isKnown);
  }

  function apply(change: Change): Applied {
    const { cart } = holder.current();
    const author = { rid: rids.current(), now: now() };
    if (change.kind === "add") variants.put([change.variant]);
    const decided = applyChange({ cart, author, variantOf: (id) => variants.known().get(id) }, change);
    if (!decided.ok) return decided;
    const { delta, undo } = decided.value;
    if (change.kind === "undoMerge") news.hand(null);
    if (delta !== emptyCart) {
      if ([...delta.entries.keys()].some((dot) => ridOf(dot) === author.rid)) mint();
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

  return {
    snapshot: screen.snapshot,
    loading: () => loading,
    subscribe: screen.subscribe,
    apply,
    sync: loop.run,
    async entered(to, receipt) {
      news.hand(receipt);
      await switchTo(to, receipt === null ? "found" : "entered");
      tabs.tell({ kind: "entered", identity: to, receipt });
      await loop.run();
    },
    async left() {
      const { identity: ours } = holder.current();
      if (ours !== null) identity.forget(ours.cartId);
      tabs.tell({ kind: "left", cartId: ours?.cartId ?? null });
      await switchTo(null, "left");
    },
    dismiss: news.dismiss,
    close() {
      isClosed = true;
      cancelPoll();
      cancelRescue?.();
      unsubscribe();
      loop.stop();
      live.stop();
      tabs.close();
      screen.close();
      void keeper.save().then(() => {
        rids.release();
        storage.close();
      });
    },
  };
}
