import type { Price, ProductId, VariantId } from "@dotcart/cart-domain";
import type postgres from "postgres";
import { ProductDraft } from "../src/index.ts";

export const variantId = (id: string) => id as VariantId;
export const productId = (id: string) => id as ProductId;
export const euros = (amount: number) => ({ amount, currency: "EUR" }) as Price;

type DraftVariant = Partial<ProductDraft["variants"][number]>;

/** A product named `id` with one variant, `v_<id>`, unless told otherwise. */
export function draftOf(
  id: string,
  {
    variants = [{}],
    ...fields
  }: Partial<Omit<ProductDraft, "variants">> & { variants?: DraftVariant[] } = {},
): ProductDraft {
  return ProductDraft.parse({
    id,
    slug: id,
    name: id,
    description: "",
    images: [],
    category: "things",
    position: 0,
    ...fields,
    variants: variants.map((variant, index) => ({
      id: index === 0 ? `v_${id}` : `v_${id}_${index}`,
      sku: `${id}-${index}`,
      name: "One size",
      price: euros(1000),
      stock: 10,
      available: true,
      min: 1,
      max: 99,
      step: 1,
      ...variant,
    })),
  });
}

export async function addCategory(sql: postgres.Sql, slug = "things"): Promise<void> {
  const texts = sql.json({ en: slug, de: slug });
  await sql`insert into categories (slug, names, descriptions, position) values (${slug}, ${texts}, ${texts}, 0)`;
}
