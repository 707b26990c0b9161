import type { Money, Product } from "@dotcart/cart-domain";

/** What a product costs at the least, and whether some variants cost more. Null for a product without variants. */
export function priceRange({ variants }: Pick<Product, "variants">): { from: Money; varies: boolean } | null {
  const prices = variants.map(({ price }) => price);
  const from = prices.reduce<Money | undefined>(
    (least, price) => (least === undefined || price.amount < least.amount ? price : least),
    undefined,
  );
  return from === undefined ? null : { from, varies: prices.some(({ amount }) => amount !== from.amount) };
}
