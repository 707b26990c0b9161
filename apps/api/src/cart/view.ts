import {
  type Cart,
  type CartId,
  type CartProblem,
  type Dot,
  emptyCart,
  type Money,
  type ReviewedLine,
  reviewCart,
  type Variant,
  type VariantId,
  variantOf,
} from "@dotcart/cart-domain";
import type { StoredCart } from "@dotcart/cart-store";
import type { Ports } from "../context.ts";
import type { Session } from "../session/port.ts";
import { type LineGoods, lineGoods } from "./line-goods.ts";
import { stillOpen } from "./still-open.ts";

/**
 * A line as a screen shows it. What the catalogue says of a variant is null when it no longer knows it: the line
 * stays, costs nothing, and says `product-not-found`.
 */
export type CartLineView = LineGoods & {
  readonly variantId: VariantId;
  readonly quantity: number;
  /** Of one piece, as the catalogue has it now, tax included. */
  readonly price: Money;
  /** What the shopper was shown when the line was last touched. */
  readonly seenPrice: Money;
  readonly subtotal: Money;
  /** Milliseconds since the epoch when the line first appeared. */
  readonly addedAt: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
  readonly stock: number | null;
  readonly available: boolean;
  readonly problems: readonly CartProblem[];
  /** The operations this line consists of; hand them back to change exactly what was shown. */
  readonly dots: readonly Dot[];
};

export type CartView = {
  readonly id: CartId;
  /** Raised by every change; 0 when nothing was ever stored. */
  readonly version: number;
  readonly lines: readonly CartLineView[];
  readonly itemCount: number;
  readonly total: Money;
  readonly problems: readonly CartProblem[];
  /** Milliseconds since the epoch when the cart is forgotten unless it is touched again. */
  readonly expiresAt: number;
};

/**
 * Prices a cart from the catalogue as it is now. Null is the cart of somebody who has not put anything in yet. The
 * same cart priced from the same variants is the same view, so that reading a cart again costs next to nothing.
 */
export async function cartView(ports: Ports, session: Session, asked: StoredCart | null): Promise<CartView> {
  const stored = stillOpen(asked);
  if (stored === null) return emptyView(ports, session);
  const variants = await ports.catalogue.variantsByIds(variantIdsOf(stored.cart));
  const before = shown.get(stored);
  if (before !== undefined && isSame(before.variants, variants)) return before.view;
  const view = {
    ...pricedFrom(stored.cart, variants, ports),
    id: session.cartId,
    version: stored.version,
    expiresAt: stored.expiresAt,
  };
  shown.set(stored, { variants, view });
  return view;
}

type Variants = ReadonlyMap<VariantId, Variant>;

const shown = new WeakMap<StoredCart, { readonly variants: Variants; readonly view: CartView }>();

/** Variants are values that never change: the same objects say the same. */
function isSame(before: Variants, now: Variants): boolean {
  if (before.size !== now.size) return false;
  for (const [id, variant] of now) if (before.get(id) !== variant) return false;
  return true;
}

const emptyView = (ports: Ports, { kind, cartId }: Session): CartView => ({
  ...pricedFrom(emptyCart, new Map(), ports),
  id: cartId,
  version: 0,
  expiresAt:
    ports.clock() + ports.shop[kind === "guest" ? "cartTtlMilliseconds" : "accountCartTtlMilliseconds"],
});

function pricedFrom(cart: Cart, variants: Variants, { shop, clock }: Ports) {
  const review = reviewCart(cart, variants, { currency: shop.currency, now: clock() });
  const { itemCount, total, problems } = review;
  return { lines: review.lines.map(lineView), itemCount, total, problems };
}

function variantIdsOf({ entries }: Cart): readonly VariantId[] {
  const ids = new Set<VariantId>();
  entries.forEach((entry) => {
    ids.add(variantOf(entry.line));
  });
  return [...ids];
}

function lineView(line: ReviewedLine): CartLineView {
  const { variant } = line;
  return {
    variantId: line.variantId,
    ...lineGoods(variant),
    quantity: line.quantity,
    price: line.price,
    seenPrice: line.seenPrice,
    subtotal: line.subtotal,
    addedAt: line.since,
    min: variant?.min ?? null,
    max: variant?.max ?? null,
    step: variant?.step ?? null,
    stock: variant?.stock ?? null,
    available: variant?.available ?? false,
    problems: line.problems,
    dots: line.dots,
  };
}
