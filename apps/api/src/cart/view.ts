import {
  type Cart,
  type CartId,
  type CartProblem,
  type Dot,
  emptyCart,
  type Money,
  type ProductId,
  type ProductImage,
  type ReviewedLine,
  reviewCart,
  type VariantId,
} from "@dotcart/cart-domain";
import type { StoredCart } from "@dotcart/cart-store";
import type { Context } from "../context.ts";

/**
 * A line as a screen shows it. What the catalogue says of a variant is null when it no longer knows it: the line
 * stays, costs nothing, and says `product-not-found`.
 */
export type CartLineView = {
  readonly variantId: VariantId;
  readonly productId: ProductId | null;
  readonly name: string | null;
  readonly variantName: string | null;
  readonly slug: string | null;
  readonly sku: string | null;
  readonly image: ProductImage | null;
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

/** Prices a cart from the catalogue as it is now. Null is the cart of somebody who has not put anything in yet. */
export async function cartView(ctx: Context, id: CartId, stored: StoredCart | null): Promise<CartView> {
  const cart = stored?.cart ?? emptyCart;
  const variants = await ctx.catalogue.variantsByIds(variantIdsOf(cart));
  const review = reviewCart(cart, variants, { currency: ctx.shop.currency, now: ctx.clock() });
  return {
    id,
    version: stored?.version ?? 0,
    lines: review.lines.map(lineView),
    itemCount: review.itemCount,
    total: review.total,
    problems: review.problems,
    expiresAt: stored?.expiresAt ?? ctx.clock() + ctx.shop.cartTtlMilliseconds,
  };
}

const variantIdsOf = (cart: Cart): readonly VariantId[] => [
  ...new Set([...cart.entries.values()].map((entry) => entry.line)),
];

function lineView(line: ReviewedLine): CartLineView {
  const { variant } = line;
  return {
    variantId: line.line,
    productId: variant?.product.id ?? null,
    name: variant?.product.name ?? null,
    variantName: variant?.name ?? null,
    slug: variant?.product.slug ?? null,
    sku: variant?.sku ?? null,
    image: variant?.product.image ?? null,
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
