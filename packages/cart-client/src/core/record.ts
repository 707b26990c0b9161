import {
  CartId,
  decodeCart,
  decodeHave,
  emptyContext,
  encodeCart,
  encodeHave,
  Rid,
} from "@dotcart/cart-domain";
import * as z from "zod";
import { beginningOf, joined, newerSeal, type Replica, type Seal, type Server } from "./replica.ts";
import type { Identity } from "./snapshot.ts";

/** A replica as a device keeps it. Raised whenever its shape or meaning changes; a reader sets aside what it does not know. */
const RECORD_VERSION = 1;

const Kept = z.strictObject({
  version: z.literal(RECORD_VERSION),
  identity: z.strictObject({ kind: z.enum(["guest", "account"]), cartId: CartId }).nullable(),
  cart: z.string(),
  own: z.array(Rid),
  retired: z.array(Rid),
  server: z.strictObject({ have: z.string(), version: z.int().min(0), at: z.number() }).nullable(),
  seal: z.strictObject({ text: z.string(), have: z.string() }).nullable(),
  voidSeal: z.string().nullable(),
});
export type CartRecord = z.infer<typeof Kept>;

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
  const kept = Kept.safeParse(value);
  if (!kept.success) return null;
  const { identity, own, retired, voidSeal } = kept.data;
  const cart = decodeCart(kept.data.cart);
  const server = serverIn(kept.data.server);
  const seal = sealIn(kept.data.seal);
  if (!cart.ok || server === undefined || seal === undefined) return null;
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

function serverIn(kept: CartRecord["server"]): Server | null | undefined {
  if (kept === null) return null;
  const have = decodeHave(kept.have);
  return have.ok ? { ...kept, have: have.value } : undefined;
}

function sealIn(kept: CartRecord["seal"]): Seal | null | undefined {
  if (kept === null) return null;
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
