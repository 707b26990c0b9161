import { type Delta, emptyCart } from "@dotcart/cart-domain";
import { ASIDE, keyOf, union } from "./record.ts";
import { carriedFrom, joined, newReplica, type Replica } from "./replica.ts";
import type { Identity } from "./snapshot.ts";

/**
 * - `began`: the first session of a cart that had none
 * - `entered`: the shopper signed in, and the server has a receipt for the guest's cart in the account's
 * - `found`: this browser turned out to be somebody else by now (another tab signed in or out)
 * - `ended`: the session is over, not by the shopper's wish
 * - `left`: the shopper signed out: nothing of his may stay
 */
export type Cause = "began" | "entered" | "found" | "ended" | "left";

/** How one replica follows another in a tab, and what becomes of the device's records. */
export type Passage = {
  readonly replica: Replica;
  /** Records whose carts are joined into the new one. */
  readonly joins: readonly string[];
  readonly forgets: readonly string[];
  /** Whether the tab goes on minting with its rid: the cart is the same, only its name is new. */
  readonly keepsRid: boolean;
};

const fresh = keyOf(null);

/**
 * Who follows whom, and what goes along. A cart without a session becomes the cart of the first session. A guest's goes
 * into the account's where the server says that it went there; otherwise only what this device alone knows goes along, so that a cart planted in
 * somebody's browser learns nothing of the one before. Nothing of an account's ever goes along.
 */
export function passage(from: Replica, to: Identity | null, cause: Cause): Passage {
  const key = keyOf(from.identity);
  const next = newReplica(to);
  if (cause === "left") return { replica: next, joins: [], forgets: [key, ASIDE], keepsRid: false };
  if (from.identity === null)
    return { replica: { ...from, identity: to }, joins: [fresh], forgets: [fresh], keepsRid: true };
  if (from.identity.kind === "account") return { replica: next, joins: [], forgets: [], keepsRid: false };
  if (cause === "entered")
    return {
      replica: brought(next, { delta: from.cart, own: from.own }),
      joins: [key, fresh],
      forgets: [key, fresh],
      keepsRid: false,
    };
  return {
    replica: brought(next, carriedFrom(from)),
    joins: to === null ? [] : [fresh],
    forgets: to === null ? [key] : [key, fresh],
    keepsRid: false,
  };
}

/** What comes from another cart: its dots are told, its rids never mint here. */
export function brought(
  replica: Replica,
  { delta, own }: { readonly delta: Delta; readonly own: Replica["own"] },
): Replica {
  if (delta === emptyCart) return replica;
  return {
    ...joined(replica, delta),
    own: union(replica.own, own),
    retired: union(replica.retired, own),
  };
}
