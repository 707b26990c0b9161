import {
  type Cart,
  type CartId,
  type Delta,
  type Dot,
  decodeCart,
  decodeHave,
  emptyCart,
  encodeCart,
  encodeHave,
  type Have,
  haveOf,
  type RefusedDot,
  type SyncReply,
  type SyncRequest,
} from "@dotcart/cart-domain";
import { deltaOn, pieceOf } from "./outgoing.ts";
import { needsHealing, pendingDots, type Replica } from "./replica.ts";

export type Question = { readonly request: SyncRequest; readonly sent: Delta; readonly dots: readonly Dot[] };

/** What to ask the server now: a piece of what it lacks, all that is here, and the seal when it has to be healed. */
export function questionOf(
  replica: Replica,
  options: { readonly cartId: CartId; readonly most: number; readonly wantsEverything: boolean },
): Question {
  const { cart, seal } = replica;
  const dots = pieceOf(cart, pendingDots(replica), options.most);
  const sent = deltaOn(cart, dots);
  return {
    dots,
    sent,
    request: {
      cartId: options.cartId,
      delta: encodeCart(sent),
      have: encodeHave(haveOf(options.wantsEverything ? emptyCart : cart)),
      ...(needsHealing(replica) && seal !== null ? { sealed: seal.text } : {}),
    },
  };
}

export type Answer = {
  readonly delta: Cart;
  readonly have: Have;
  readonly version: number;
  readonly sealed: string | null;
  readonly refused: readonly RefusedDot[];
};

/** What the server answered, or null when it cannot be read. */
export function answerIn({ delta, have, version, sealed, refused }: SyncReply): Answer | null {
  const cart = decodeCart(delta);
  const has = decodeHave(have);
  return cart.ok && has.ok ? { delta: cart.value, have: has.value, version, sealed, refused } : null;
}
