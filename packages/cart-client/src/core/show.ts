import { type Cart, type Currency, reviewCart, type Variant, type VariantId } from "@dotcart/cart-domain";
import type { Line, Snapshot } from "./snapshot.ts";

export type Shown = Pick<Snapshot, "lines" | "saved" | "totals" | "problems">;

/** What the catalogue is known to say: a variant, null where it has none, undefined where nobody has asked yet. */
export type Known = ReadonlyMap<VariantId, Variant | null>;

/** A cart as it is shown. Goods the catalogue has not been asked about yet have no name, and no fault either. */
export function show(
  cart: Cart,
  known: Known,
  shop: { readonly currency: Currency; readonly now: number },
): Shown {
  const variants = new Map(
    [...known].flatMap(([id, variant]) => (variant === null ? [] : [[id, variant] as const])),
  );
  const { lines, saved, itemCount, total, problems } = reviewCart(cart, variants, shop);
  const line = (reviewed: Line): Line =>
    known.has(reviewed.variantId)
      ? reviewed
      : { ...reviewed, problems: reviewed.problems.filter(isOfTheCart) };
  return { lines: lines.map(line), saved: saved.map(line), totals: { itemCount, total }, problems };
}

const isOfTheCart = ({ kind }: Line["problems"][number]): boolean => kind !== "product-not-found";
