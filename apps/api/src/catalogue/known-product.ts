import type { Product } from "@dotcart/cart-domain";
import { Refusal } from "../problem.ts";
import type { Catalogue } from "./port.ts";

/** The product of that name, or a refusal. */
export async function knownProduct(catalogue: Catalogue, slug: string): Promise<Product> {
  const product = await catalogue.productBySlug(slug);
  if (product === null) throw new Refusal({ kind: "no-such-product", slug });
  return product;
}
