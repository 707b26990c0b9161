import {
  type Cart,
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

/** A cart as Redis keeps it: what callers see, the mark of this very state, and the rid the server mints with. */
export type KeptCart = { readonly stored: StoredCart; readonly mark: string; readonly rid: Rid };

/** What a change leaves behind beside the joined cart. `at` is in milliseconds since the epoch, by its author's clock. */
export type Change = { readonly at: number; readonly mark: string; readonly ttlSeconds: number };

/** Reads a cart's hash, given as names and values in turn. Fields it does not know are left for who does. */
export function decodeCart(fields: readonly string[], ttlSeconds: number): KeptCart {
  const entries = new Map<Dot, Entry>();
  const vector = new Map<Rid, number>();
  const cloud = new Set<Dot>();
  const own = new Map<string, string>();
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i] as string;
    const value = fields[i + 1] as string;
    if (name.startsWith("e:")) entries.set(name.slice(2) as Dot, decodeEntry(value));
    else if (name.startsWith("v:")) vector.set(name.slice(2) as Rid, Number(value));
    else if (name.startsWith("c:")) cloud.add(name.slice(2) as Dot);
    else own.set(name, value);
  }
  const at = Number(own.get("at"));
  const version = Number(own.get("ver"));
  invariant(
    own.has("m") && own.has("s") && version > 0 && at >= 0,
    "a stored cart has a mark, a rid and a version",
  );
  return {
    stored: storedCart({ entries, context: { vector, cloud } }, { version, at, ttlSeconds }),
    mark: own.get("m") as string,
    rid: own.get("s") as Rid,
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

/** The cart after a delta is joined into it, or null when the delta tells it nothing. */
export function advance(
  { stored, rid }: KeptCart,
  delta: Delta,
  { at, mark, ttlSeconds }: Change,
): KeptCart | null {
  const { state, changed } = join(stored.cart, delta);
  if (!changed) return null;
  const version = stored.version + 1;
  return { stored: storedCart(state, { version, at: Math.max(stored.at, at), ttlSeconds }), mark, rid };
}

/**
 * The same for a delta from outside. A rid of the server's that it shows an unknown dot of is never minted with again:
 * the server lost what it minted, or somebody lies; either way its next dot may be taken.
 */
export function advanceByOthers(
  kept: KeptCart,
  delta: Delta,
  change: Change & { readonly fresh: Rid },
): KeptCart | null {
  const { rid, stored } = kept;
  return advance(
    { ...kept, rid: hasNews(delta.context, stored.cart.context, rid) ? change.fresh : rid },
    delta,
    change,
  );
}

function hasNews(from: Context, to: Context, rid: Rid): boolean {
  if ((from.vector.get(rid) ?? 0) > (to.vector.get(rid) ?? 0)) return true;
  return [...from.cloud].some((dot) => ridOf(dot) === rid && !knows(to, dot));
}

/** What is told of a cart that does not exist. */
export const noCart = (now: number, ttlSeconds: number): StoredCart =>
  storedCart(emptyCart, { version: 0, at: now, ttlSeconds });

/** Every change gives a cart its whole life again. */
const storedCart = (
  cart: Cart,
  { version, at, ttlSeconds }: { readonly version: number; readonly at: number; readonly ttlSeconds: number },
): StoredCart => ({ cart, version, at, expiresAt: at + ttlSeconds * 1000 });
