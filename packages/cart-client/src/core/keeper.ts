import type { CartId } from "@dotcart/cart-domain";
import type { Holder } from "./holder.ts";
import { brought, type Passage } from "./passage.ts";
import type { CartStorage, LastWords, Stored } from "./ports.ts";
import { ASIDE, keyOf, recordOf, replicaIn, together, union } from "./record.ts";
import { joined, newReplica, type Replica } from "./replica.ts";
import type { Identity, StorageTrouble } from "./snapshot.ts";

export type Keeper = {
  /**
   * Joins what the device has of the current cart into the replica. True when it had something. With it comes what a
   * page left behind: one that went away while its first session began knew of no cart, and one that went away while it
   * wrote had only a last word. Nobody else would send it.
   */
  load(): Promise<boolean>;
  /**
   * Joins the replica into what the device has, in one transaction. Resolves with what is on the device now (in memory
   * alone, when the device keeps nothing): only that may leave this tab, or a dot could be minted twice after a crash.
   */
  save(): Promise<Replica>;
  /** One replica follows another: joins what goes along, forgets what does not, in one transaction. True when the device knew the new cart. */
  move(passage: Passage): Promise<boolean>;
  /** The page goes: what is not on the disk yet becomes its last word. */
  leave(): void;
  /** Forgets every account's cart but this one. */
  forgetOtherAccounts(cartId: CartId | null): Promise<void>;
  /** The first save or load that works again ends a trouble. */
  isKeeping(): boolean;
};

export function createKeeper(options: {
  readonly storage: CartStorage;
  readonly holder: Holder;
  readonly onTrouble: (trouble: StorageTrouble) => void;
  /** Resolves when this tab's rid is held: before that, no other tab may find it in the pool. */
  readonly ready: () => Promise<void>;
}): Keeper {
  const { storage, holder, onTrouble, ready } = options;
  const { lastWords = speechless } = storage;
  let trouble: StorageTrouble | null = null;
  let running: Promise<Replica> | null = null;
  let next: Promise<Replica> | null = null;

  function heard(
    result: { readonly ok: true } | { readonly ok: false; readonly trouble: StorageTrouble },
  ): void {
    const before = trouble;
    trouble = result.ok ? null : result.trouble;
    if (trouble !== null && trouble !== before) onTrouble(trouble);
  }

  async function load(): Promise<boolean> {
    const { identity } = holder.current();
    const key = keyOf(identity);
    let isKnown = false;
    let found: Replica | null = null;
    const words = lastWords.all().filter((word) => word.key === key || word.key === FRESH);
    const result = await storage.transact([key, FRESH], (stored) => {
      const { kept, aside } = readRecord(stored, key);
      const fresh = key === FRESH ? NOBODYS : readRecord(stored, FRESH);
      const left = [fresh.kept, ...words.map(({ value }) => replicaIn(value))].filter((one) => one !== null);
      isKnown = kept !== null;
      found = kept;
      for (const one of left) found = withRecord(found ?? newReplica(identity), one, true);
      const writes = new Map<string, unknown>([...aside, ...fresh.aside]);
      if (fresh.kept !== null) writes.set(FRESH, undefined);
      if (found !== null && left.length > 0) writes.set(key, recordOf(found));
      return writes;
    });
    if (result.ok) lastWords.forget(words);
    heard(result);
    if (result.ok && result.value.has(ASIDE)) onTrouble("corrupt");
    if (found === null || keyOf(holder.current().identity) !== key) return false;
    holder.put(together(holder.current(), found));
    return isKnown;
  }

  async function write(): Promise<Replica> {
    await ready();
    const key = keyOf(holder.current().identity);
    let taken = holder.current();
    let isCorrupt = false;
    const result = await storage.transact([key], (stored) => {
      taken = holder.current();
      if (keyOf(taken.identity) !== key) return NOTHING;
      const { kept, aside } = readRecord(stored, key);
      isCorrupt = aside.size > 0;
      if (kept === null && isBlank(taken)) return aside;
      if (kept !== null && together(kept, taken) === kept) {
        taken = together(taken, kept);
        return NOTHING;
      }
      taken = kept === null ? taken : together(taken, kept);
      return new Map([...aside, [key, recordOf(taken)]]);
    });
    heard(result);
    if (isCorrupt) onTrouble("corrupt");
    if (!result.ok) return holder.current();
    if (keyOf(holder.current().identity) === key) holder.put(together(holder.current(), taken));
    return taken;
  }

  function leave(): void {
    const replica = holder.current();
    if (running === null || isBlank(replica)) return;
    lastWords.say(keyOf(replica.identity), recordOf(replica));
  }

  /** At most one runs and one waits; whoever comes while one waits is served by it. */
  function save(): Promise<Replica> {
    if (running === null) return run();
    next ??= running.then(run);
    return next;
  }

  function run(): Promise<Replica> {
    next = null;
    const mine = write().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  }

  async function move({ replica, joins, forgets, keepsRid }: Passage): Promise<boolean> {
    const key = keyOf(replica.identity);
    let found = false;
    let next = replica;
    const result = await storage.transact([key, ...joins, ...forgets], (stored) => {
      const writes = new Map<string, unknown>(forgets.map((gone) => [gone, undefined]));
      next = holder.current();
      if (keyOf(next.identity) !== key) return new Map([...writes].filter(([gone]) => !joins.includes(gone)));
      const { kept } = readRecord(stored, key);
      found = kept !== null;
      if (kept !== null && !joins.includes(key)) next = together(next, kept);
      for (const join of joins) next = withRecord(next, readRecord(stored, join).kept, keepsRid);
      if (!isBlank(next)) writes.set(key, recordOf(next));
      return writes;
    });
    heard(result);
    const gone = forgets.filter((each) => !joins.includes(each));
    lastWords.forget(lastWords.all().filter((word) => gone.includes(word.key)));
    if (result.ok && keyOf(holder.current().identity) === key) holder.put(together(holder.current(), next));
    return found;
  }

  async function forgetOtherAccounts(cartId: CartId | null): Promise<void> {
    const isOthers = (identity: Identity | null | undefined): boolean =>
      identity?.kind === "account" && identity.cartId !== cartId;
    lastWords.forget(lastWords.all().filter(({ value }) => isOthers(replicaIn(value)?.identity)));
    const all = await storage.keys();
    if (!all.ok) return;
    const keys = all.value.filter((key) => key.startsWith("cart:"));
    await storage.transact(keys, (stored) => {
      const others = keys.filter((key) => {
        return isOthers(readRecord(stored, key).kept?.identity);
      });
      return new Map(others.map((key) => [key, undefined]));
    });
  }

  return { load, save, leave, move, forgetOtherAccounts, isKeeping: () => trouble === null };
}

/** What was kept of a cart that goes into this one: its dots, and its rids, which stay in the pool only where the cart is the same. */
function withRecord(replica: Replica, kept: Replica | null, isSameCart: boolean): Replica {
  if (kept === null) return replica;
  if (!isSameCart) return brought(replica, { delta: kept.cart, own: kept.own });
  return {
    ...joined(replica, kept.cart),
    own: union(replica.own, kept.own),
    retired: union(replica.retired, kept.retired),
  };
}

const FRESH = keyOf(null);
const NOTHING: Stored = new Map();
const NOBODYS = { kept: null, aside: NOTHING };
const speechless: LastWords = { say: () => undefined, all: () => [], forget: () => undefined };

const isBlank = ({ cart, own, server }: Replica): boolean =>
  cart.context.vector.size + cart.context.cloud.size + own.size === 0 && server === null;

/** A record that cannot be read is put aside, so that it neither stops anybody nor is lost. */
export function readRecord(
  stored: Stored,
  key: string,
): { readonly kept: Replica | null; readonly aside: Stored } {
  const value = stored.get(key);
  const kept = value === undefined ? null : replicaIn(value);
  const isCorrupt = value !== undefined && kept === null;
  return {
    kept,
    aside: isCorrupt
      ? new Map([
          [ASIDE, value],
          [key, undefined],
        ])
      : NOTHING,
  };
}
