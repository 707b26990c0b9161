import {
  type Author,
  type Cart,
  type Change,
  consume,
  type Delta,
  dotsOf,
  emptyCart,
  type Placed,
  setQuantity,
} from "./cart.ts";
import { limits } from "./limits.ts";
import { lineOf } from "./line.ts";
import { join } from "./or-set.ts";
import { savedLine } from "./saved.ts";
import type { Dot } from "./schema/dot.ts";
import type { LineId, VariantId } from "./schema/ids.ts";

/**
 * Puts what is in the cart aside, on top of what was put aside before (9,999 at most). One delta: nobody ever sees
 * the goods on both lines or on none. Two devices that save the same line at once save it once.
 */
export const saveForLater = (cart: Cart, author: Author, variantId: VariantId): Delta =>
  moved(cart, author, { from: variantId, to: savedLine(variantId) });

/** Puts what was saved for later back, on top of what is in the cart by now; a line that is new again gets its old place. */
export const moveToCart = (cart: Cart, author: Author, variantId: VariantId): Delta =>
  moved(cart, author, { from: savedLine(variantId), to: variantId });

/** Says that its author has seen today's price: a set of what is there already, which mints for the price alone. */
export function acceptPrice(cart: Cart, author: Author, line: LineId): Delta {
  const before = lineOf(cart, line);
  if (before === undefined || before.seen === author.seen) return emptyCart;
  return exchanged(cart, author, { ...before, out: before.dots });
}

function moved(
  cart: Cart,
  author: Author,
  { from, to }: { readonly from: LineId; readonly to: LineId },
): Delta {
  const moving = lineOf(cart, from);
  if (moving === undefined) return emptyCart;
  const there = lineOf(cart, to);
  return exchanged(cart, author, {
    line: to,
    quantity: moving.quantity + (there?.quantity ?? 0),
    since: Math.min(moving.since, there?.since ?? moving.since),
    out: [...moving.dots, ...dotsOf(cart, to)],
  });
}

/** Takes dots out and sets a line in exchange, in one delta; it mints whatever the quantity was before. */
function exchanged(
  cart: Cart,
  author: Author,
  { line, quantity, since, out }: Change & Placed & { readonly out: readonly Dot[] },
): Delta {
  const taken = consume(out);
  const set = { line, quantity: Math.min(quantity, limits.quantityMax), since };
  return join(setQuantity(join(cart, taken).state, author, set), taken).state;
}
