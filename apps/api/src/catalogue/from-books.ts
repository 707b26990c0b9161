import { type Variant, type VariantId, variantsOf } from "@dotcart/cart-domain";
import type { LoadVariants } from "@dotcart/cart-store";
import type { Catalog } from "@dotcart/shop-db";
import type { Guard } from "../guard.ts";
import { within } from "../within.ts";
import type { Catalogue } from "./port.ts";

export type BooksOptions = {
  readonly books: Pick<Catalog, "productBySlug" | "productsByVariantIds">;
  /** Variants from the projection, or from a copy of it. Rejects when it cannot tell. */
  readonly projected: LoadVariants;
  readonly projectionMilliseconds: number;
  /** Of the books, for a cart: somebody waits for more than this. */
  readonly guard: Guard;
  /** Of the books, for whoever asks for products alone. */
  readonly readGuard: Guard;
  /** Told which variants the books know and the projection did not. */
  readonly onGap: (ids: readonly VariantId[]) => void;
};

/**
 * The catalogue where the books are. Carts are priced from the projection, which is near; what it does not know, or
 * cannot tell because it was lost, is looked up in the books. So a flushed Redis never makes a product unknown, and
 * while Postgres is away a complete projection decides alone.
 */
export function catalogueFromBooks(options: BooksOptions): Catalogue {
  const { books, projected, projectionMilliseconds, guard, readGuard, onGap } = options;

  const fromBooks = (ids: readonly VariantId[]): Promise<ReadonlyMap<VariantId, Variant>> =>
    guard(async () => {
      const asked = new Set(ids);
      const variants = (await books.productsByVariantIds(ids)).flatMap(variantsOf);
      return new Map(variants.flatMap((variant) => (asked.has(variant.id) ? [[variant.id, variant]] : [])));
    });

  return {
    async variantsByIds(ids) {
      const found = await within(projectionMilliseconds, projected(ids)).catch(() => null);
      const missing = found === null ? ids : ids.filter((id) => !found.has(id));
      if (found !== null && missing.length === 0) return found;
      try {
        const known = await fromBooks(missing);
        if (known.size > 0) onGap([...known.keys()]);
        return found === null ? known : new Map([...found, ...known]);
      } catch (error) {
        if (found === null) throw error;
        return found;
      }
    },
    productBySlug: (slug) => readGuard(() => books.productBySlug(slug)),
    productsByVariantIds: (ids) => readGuard(() => books.productsByVariantIds(ids)),
  };
}
