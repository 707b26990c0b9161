import { Category, Product, ProductId, ProductVariant, VariantId } from "@dotcart/cart-domain";
import * as z from "zod";

/** As short as the database asks, so that a cart line stays small. */
const shortId = /^[0-9A-Za-z_-]{1,24}$/;
const Slug = z
  .string()
  .regex(/^[0-9a-z]+(-[0-9a-z]+)*$/)
  .max(120);

const VariantDraft = z
  .strictObject({
    ...ProductVariant.shape,
    id: VariantId.regex(shortId),
    stock: z.int32().min(0),
    /** What a parcel weighs by one of it. Left out, it stays as it is; 500 of a variant that is new. */
    weightGrams: z.int32().min(0).optional(),
  })
  .refine(({ min, max }) => min <= max, { message: "min is not above max" });

/** A product as a merchant writes it. Variants and images are shown in this order. */
export const ProductDraft = z.strictObject({
  ...Product.shape,
  id: ProductId.regex(shortId),
  slug: Slug,
  name: z.string().trim().min(1).max(80),
  variants: z.array(VariantDraft).min(1).max(100),
  category: Category.shape.slug,
  /** Words a shopper may search for that the texts do not say. */
  keywords: z.string().default(""),
  /** Its place in the shop's own order, smallest first. */
  position: z.int32().min(0),
});
export type ProductDraft = Readonly<z.infer<typeof ProductDraft>>;
