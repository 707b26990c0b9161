import {
  type Cart,
  type CartId,
  type Context,
  type Delta,
  type Dot,
  decodeEntry,
  type Entry,
  emptyCart,
  encodeEntry,
  invariant,
  join,
  knows,
  type Rid,
  ridOf,
} from "@dotcart/cart-domain";
import type { StoredCart } from "./port.ts";

/** Which subject each rid belongs to; one that is not here has not been used by a device yet. */
export type Bindings = ReadonlyMap<Rid, string>;

/** A cart as Redis keeps it: what callers see, the mark of this very state, the rid the server mints with, and whose the others are. */
export type KeptCart = {
  readonly stored: StoredCart;
  readonly mark: string;
  readonly rid: Rid;
  readonly bindings: Bindings;
};

/** What a change leaves behind beside the joined cart. `at` is in milliseconds since the epoch, by its author's clock. */
export type Change = {
  readonly at: number;
  readonly mark: string;
  readonly ttlSeconds: number;
  /** What the version goes beyond, if it does not anyway. */
  readonly version?: number | undefined;
};

/** Reads a cart's hash, given as names and values in turn. Fields it does not know are left for who does. */
export function decodeCart(fields: readonly string[], ttlSeconds: number): KeptCart {
  const entries = new Map<Dot, Entry>();
  const vector = new Map<Rid, number>();
  const cloud = new Set<Dot>();
  const bindings = new Map<Rid, string>();
  const own = new Map<string, string>();
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i] as string;
    const value = fields[i + 1] as string;
    if (name.startsWith("e:")) entries.set(name.slice(2) as Dot, decodeEntry(value));
    else if (name.startsWith("v:")) vector.set(name.slice(2) as Rid, Number(value));
    else if (name.startsWith("c:")) cloud.add(name.slice(2) as Dot);
    else if (name.startsWith("r:")) bindings.set(name.slice(2) as Rid, value);
    else own.set(name, value);
  }
  const at = Number(own.get("at"));
  const version = Number(own.get("ver"));
  invariant(
    own.has("m") && own.has("s") && version > 0 && at >= 0,
    "a stored cart has a mark, a rid and a version",
  );
  const closedInto = (own.get("to") as CartId | undefined) ?? null;
  return {
    stored: storedCart({ entries, context: { vector, cloud } }, { version, at, ttlSeconds, closedInto }),
    mark: own.get("m") as string,
    rid: own.get("s") as Rid,
    bindings,
  };
}

/** A delta as the arguments of its script: how many entries and vector parts there are, then all of them. */
export function encodeDelta({ entries, context }: Delta): string[] {
  return [
    String(entries.size),
    String(context.vector.size),
    ...[...entries].flatMap(([dot, entry]) => [dot, encodeEntry(entry)]),
    ...[...context.vector].flatMap(([rid, n]) => [rid, String(n)]),
    ...context.cloud,
  ];
}

/**
 * The cart after a delta is joined into it, its rids are bound and the server's own is left; null when that is as it was,
 * unless it is to live on (`renews`).
 */
export function advance(
  kept: KeptCart,
  delta: Delta,
  {
    rid = kept.rid,
    bound = kept.bindings,
    renews = false,
    ...change
  }: Change & { readonly rid?: Rid; readonly bound?: Bindings; readonly renews?: boolean },
): KeptCart | null {
  const { state, changed } = join(kept.stored.cart, delta);
  if (!changed && bound === kept.bindings && rid === kept.rid && !renews) return null;
  return { ...changedBy(change, kept.stored, state), rid, bindings: bound };
}

/** The same for a delta of our own. Rids the server must not mint with any more are left; see `isRidSpent`. */
export function advanceByOthers(
  kept: KeptCart,
  delta: Delta,
  change: Change & { readonly fresh: Rid; readonly subject?: string | undefined },
): KeptCart | null {
  const { fresh, subject, ...rest } = change;
  const rid = isRidSpent(kept, delta.context) ? fresh : kept.rid;
  const bound = subject === undefined ? kept.bindings : bindAll(kept.bindings, ridsIn(delta, rid), subject);
  return advance(kept, delta, { ...rest, rid, bound });
}

/** The cart closed for good, or null when it is already. */
export function closed({ stored, ...kept }: KeptCart, into: CartId, change: Change): KeptCart | null {
  if (stored.closedInto !== null) return null;
  return { ...kept, ...changedBy(change, { ...stored, closedInto: into }, stored.cart) };
}

/** These bindings and those of `rids` to the subject; the very same when that is no news. */
export function bindAll(bindings: Bindings, rids: Iterable<Rid>, subject: string): Bindings {
  const news = [...rids].filter((rid) => bindings.get(rid) !== subject);
  return news.length === 0 ? bindings : new Map([...bindings, ...news.map((rid) => [rid, subject] as const)]);
}

/**
 * Whether somebody has seen a dot of the server's own rid that the server does not know. Such a rid is never minted
 * with again: the server lost what it minted, or somebody lies; either way its next dot may be taken.
 */
export function isRidSpent({ rid, stored }: KeptCart, seen: Context): boolean {
  const { context } = stored.cart;
  if ((seen.vector.get(rid) ?? 0) > (context.vector.get(rid) ?? 0)) return true;
  return [...seen.cloud].some((dot) => ridOf(dot) === rid && !knows(context, dot));
}

/** What is told of a cart that does not exist. */
export const noCart = (now: number, ttlSeconds: number): StoredCart =>
  storedCart(emptyCart, { version: 0, at: now, ttlSeconds, closedInto: null });

/** A cart that is about to be made. */
export const unmadeCart = (now: number, ttlSeconds: number, rid: Rid): KeptCart => ({
  stored: noCart(now, ttlSeconds),
  mark: "",
  rid,
  bindings: new Map(),
});

function ridsIn({ context }: Delta, except: Rid): ReadonlySet<Rid> {
  const rids = new Set([...context.vector.keys(), ...[...context.cloud].map(ridOf)]);
  rids.delete(except);
  return rids;
}

function changedBy(
  { at, mark, ttlSeconds, version: floor = 0 }: Change,
  before: StoredCart,
  cart: Cart,
): { readonly stored: StoredCart; readonly mark: string } {
  const version = Math.max(before.version, floor) + 1;
  const { closedInto } = before;
  return {
    stored: storedCart(cart, { version, at: Math.max(before.at, at), ttlSeconds, closedInto }),
    mark,
  };
}

/** Every change gives a cart its whole life again. */
const storedCart = (
  cart: Cart,
  {
    ttlSeconds,
    ...facts
  }: Pick<StoredCart, "version" | "at" | "closedInto"> & { readonly ttlSeconds: number },
): StoredCart => ({ cart, ...facts, expiresAt: facts.at + ttlSeconds * 1000 });
