import {
  type Cart,
  compareDots,
  contextOf,
  counterOf,
  type Delta,
  type Dot,
  dotOf,
  encodeCart,
  type Have,
  ingressBounds,
  knows,
  type Rid,
  ridOf,
} from "@dotcart/cart-domain";

/**
 * The dots to tell a server that has `known`, ascending: entries it does not know, dots it holds that were taken out
 * here, and dead dots of `own` rids it has not seen, so that no counter leaves a gap. Of dead dots that others minted
 * and the server does not know nothing is said: whoever minted them will tell, and hear of their end.
 */
export function outgoing(cart: Cart, known: Have, own: Iterable<Rid>): readonly Dot[] {
  const dots: Dot[] = [];
  for (const dot of cart.entries.keys()) if (!knows(known.context, dot)) dots.push(dot);
  for (const dot of known.live) if (!cart.entries.has(dot) && knows(cart.context, dot)) dots.push(dot);
  for (const rid of own)
    for (const dot of ownDots(cart, rid, known.context.vector.get(rid) ?? 0))
      if (!cart.entries.has(dot) && !knows(known.context, dot)) dots.push(dot);
  return dots.sort(compareDots);
}

function ownDots({ context }: Cart, rid: Rid, from: number): readonly Dot[] {
  const dots: Dot[] = [];
  const last = context.vector.get(rid) ?? 0;
  for (let n = from + 1; n <= last; n++) dots.push(dotOf(rid, n));
  for (const dot of context.cloud) if (ridOf(dot) === rid && counterOf(dot) > from) dots.push(dot);
  return dots;
}

/** What this cart says of exactly these dots. */
export const deltaOn = (cart: Cart, dots: readonly Dot[]): Delta => ({
  entries: new Map(
    dots.flatMap((dot) => {
      const entry = cart.entries.get(dot);
      return entry === undefined ? [] : [[dot, entry] as const];
    }),
  ),
  context: contextOf(dots),
});

/** As many of the dots, from the first, as one request may carry: at most `most` of them, and at least one. */
export function pieceOf(cart: Cart, dots: readonly Dot[], most: number): readonly Dot[] {
  let count = Math.min(dots.length, most, ingressBounds.dots);
  while (count > 1 && encodeCart(deltaOn(cart, dots.slice(0, count))).length > ingressBounds.characters)
    count = Math.ceil(count / 2);
  return dots.slice(0, count);
}
