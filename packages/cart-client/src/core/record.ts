import { decodeCart, decodeHave, emptyContext, encodeCart, encodeHave, type Rid } from "@dotcart/cart-domain";
import { beginningOf, joined, newerSeal, type Replica, type Seal, type Server } from "./replica.ts";
import { isFields, isIdentity, isList, isNatural, isRid, isText } from "./shapes.ts";
import type { Identity } from "./snapshot.ts";

/** A replica as a device keeps it. Raised whenever its shape or meaning changes; a reader sets aside what it does not know. */
const RECORD_VERSION = 1;

export type CartRecord = {
  readonly version: typeof RECORD_VERSION;
  readonly identity: Identity | null;
  readonly cart: string;
  readonly own: readonly Rid[];
  readonly retired: readonly Rid[];
  readonly server: { readonly have: string; readonly version: number; readonly at: number } | null;
  readonly seal: { readonly text: string; readonly have: string } | null;
  readonly voidSeal: string | null;
};

/** Where a cart's record is kept; the one that has no session yet has a place of its own. */
export const keyOf = (identity: Identity | null): string =>
  `cart:${identity === null ? "new" : identity.cartId}`;

/** Where a record goes that could not be read. */
export const ASIDE = "aside";

export const recordOf = ({ identity, cart, own, retired, server, seal, voidSeal }: Replica): CartRecord => ({
  version: RECORD_VERSION,
  identity,
  cart: encodeCart(cart),
  own: [...own],
  retired: [...retired],
  server: server === null ? null : { ...server, have: encodeHave(server.have) },
  seal: seal === null ? null : { text: seal.text, have: encodeHave(seal.have) },
  voidSeal,
});

/** What was kept, or null when it cannot be read: never half of it. */
export function replicaIn(value: unknown): Replica | null {
  if (!isFields(value) || value.version !== RECORD_VERSION) return null;
  const { identity, own, retired, voidSeal } = value;
  const cart = decodeCart(value.cart);
  const server = serverIn(value.server);
  const seal = sealIn(value.seal);
  if (!cart.ok || server === undefined || seal === undefined) return null;
  if ((identity !== null && !isIdentity(identity)) || (voidSeal !== null && !isText(voidSeal))) return null;
  if (!isList(own, isRid) || !isList(retired, isRid)) return null;
  return {
    identity,
    cart: cart.value,
    own: new Set(own),
    retired: new Set(retired),
    server,
    seal,
    voidSeal,
    told: emptyContext,
  };
}

function serverIn(kept: unknown): Server | null | undefined {
  if (kept === null) return null;
  if (!isFields(kept) || !isNatural(kept.version) || !isNatural(kept.at)) return undefined;
  const have = decodeHave(kept.have);
  return have.ok ? { have: have.value, version: kept.version, at: kept.at } : undefined;
}

function sealIn(kept: unknown): Seal | null | undefined {
  if (kept === null) return null;
  if (!isFields(kept) || !isText(kept.text)) return undefined;
  const have = decodeHave(kept.have);
  return have.ok ? { text: kept.text, have: have.value } : undefined;
}

/**
 * Two copies of one cart on one device, as one: both carts joined, all rids, the server as it was heard last, the
 * fuller seal. The very first when the second tells it nothing.
 */
export function together(a: Replica, b: Replica): Replica {
  const cart = joined(a, b.cart).cart;
  const own = union(a.own, b.own);
  const retired = union(a.retired, b.retired);
  const server = latest(a.server, b.server);
  const voidSeal = b.voidSeal ?? a.voidSeal;
  const seal = newerSeal(unlessVoid(a.seal, voidSeal), unlessVoid(b.seal, voidSeal));
  const isSame =
    cart === a.cart &&
    own === a.own &&
    retired === a.retired &&
    server === a.server &&
    seal === a.seal &&
    voidSeal === a.voidSeal;
  return isSame ? a : { ...a, cart, own, retired, server, seal, voidSeal };
}

const unlessVoid = (seal: Seal | null, voidSeal: string | null): Seal | null =>
  seal !== null && beginningOf(seal) === voidSeal ? null : seal;

export const union = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> => {
  const more = [...b].filter((item) => !a.has(item));
  return more.length === 0 ? a : new Set([...a, ...more]);
};

const latest = (a: Server | null, b: Server | null): Server | null =>
  a === null || b === null ? (a ?? b) : b.at > a.at ? b : a;
