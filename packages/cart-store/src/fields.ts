import {
  type Cart,
  counterOf,
  type Delta,
  type Dot,
  decodeEntry,
  type Entry,
  emptyCart,
  encodeEntry,
  invariant,
  join,
  type Rid,
} from "@dotcart/cart-domain";
import type { StoredCart } from "./port.ts";

/** A cart as Redis keeps it: what callers see, the mark of this state, and the rid the server mints with. */
export type KeptCart = { readonly stored: StoredCart; readonly mark: string; readonly rid: Rid };

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
    ...[...context.cloud].sort((a, b) => counterOf(a) - counterOf(b)),
  ];
}

/** The cart after a delta was joined into it, by a change that left this version and mark. */
export function advance(
  { stored, rid }: KeptCart,
  delta: Delta,
  change: {
    readonly version: number;
    readonly at: number;
    readonly mark: string;
    readonly ttlSeconds: number;
  },
): KeptCart {
  const { version, mark, ttlSeconds } = change;
  const at = Math.max(stored.at, change.at);
  return { stored: storedCart(join(stored.cart, delta).state, { version, at, ttlSeconds }), mark, rid };
}

/** Every change gives a cart its whole life again. */
export const storedCart = (
  cart: Cart,
  { version, at, ttlSeconds }: { readonly version: number; readonly at: number; readonly ttlSeconds: number },
): StoredCart => ({ cart, version, at, expiresAt: at + ttlSeconds * 1000 });

/** What is told of a cart that does not exist. */
export const noCart = (now: number, ttlSeconds: number): StoredCart =>
  storedCart(emptyCart, { version: 0, at: now, ttlSeconds });
