import type { Variant, VariantId } from "@dotcart/cart-domain";
import { Refusal } from "../problem.ts";
import type { Catalogue } from "./port.ts";

/** The variant, or a refusal. Asked before anything of the cart is, so that an invented id never touches its key. */
export async function knownVariant(catalogue: Catalogue, variantId: VariantId): Promise<Variant> {
  const variant = (await catalogue.variantsByIds([variantId])).get(variantId);
  if (variant === undefined) throw new Refusal({ kind: "product-not-found", variantId });
  return variant;
}
