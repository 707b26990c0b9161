import type { CatalogProjection, LoadVariants } from "@dotcart/cart-store";
import type { Guard } from "../guard.ts";
import type { Catalogue } from "./port.ts";

/**
 * The catalogue where there is no Postgres: what the projection holds. One that is not complete cannot tell an unknown
 * id from one that was not loaded, so it answers `dependency-unavailable` and never a wrong `product-not-found`.
 */
export function catalogueFromProjection(
  projection: CatalogProjection,
  variantsByIds: LoadVariants,
  guard: Guard,
): Catalogue {
  return {
    variantsByIds: (ids) => guard(() => variantsByIds(ids)),
    productBySlug: (slug) => guard(() => projection.productBySlug(slug)),
    productsByVariantIds: (ids) => guard(() => projection.productsByVariantIds(ids)),
  };
}
