import type { Product, ProductVariant } from "@dotcart/cart-domain";

/** From here on a shopper is told how many are left. */
const FEW = 5;

export type StockState =
  | { readonly kind: "unavailable" }
  | { readonly kind: "sold-out" }
  | { readonly kind: "few"; readonly count: number }
  | { readonly kind: "plenty" };

/** What a shopper should know of a variant's stock. Fewer than can be ordered at the least is none. */
export function stockOf({
  available,
  stock,
  min,
}: Pick<ProductVariant, "available" | "stock" | "min">): StockState {
  if (!available) return { kind: "unavailable" };
  if (stock < min) return { kind: "sold-out" };
  return stock <= FEW ? { kind: "few", count: stock } : { kind: "plenty" };
}

export const canBeBought = (variant: ProductVariant): boolean => {
  const { kind } = stockOf(variant);
  return kind === "few" || kind === "plenty";
};

/** The state of a product as a whole: that of its best variant. */
export function productStock({ variants }: Pick<Product, "variants">): StockState {
  const states = variants.map(stockOf);
  const few = states.filter((state) => state.kind === "few");
  if (states.some(({ kind }) => kind === "plenty")) return { kind: "plenty" };
  if (few.length > 0) return { kind: "few", count: few.reduce((sum, { count }) => sum + count, 0) };
  return { kind: states.some(({ kind }) => kind === "sold-out") ? "sold-out" : "unavailable" };
}
