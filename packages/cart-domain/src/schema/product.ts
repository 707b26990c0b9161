import * as z from "zod";
import { ProductId, VariantId } from "./ids.ts";
import { Price } from "./money.ts";
import { Quantity } from "./quantity.ts";

/** One sellable form of a product, as the catalogue shows it. Allowed quantities are min, min + step, … ≤ max. */
export const ProductVariant = z.strictObject({
  id: VariantId,
  sku: z.string(),
  name: z.string(),
  /** Includes tax. */
  price: Price,
  stock: z.int().min(0),
  available: z.boolean(),
  min: Quantity,
  max: Quantity,
  step: Quantity,
});
export type ProductVariant = Readonly<z.infer<typeof ProductVariant>>;

/** A picture with the size it is drawn for, so that a page can leave room before it loads. */
export const ProductImage = z.strictObject({
  /** A path below the storefront's origin. */
  url: z.string(),
  alt: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type ProductImage = Readonly<z.infer<typeof ProductImage>>;

export const Category = z.strictObject({ slug: z.string(), name: z.string() });
export type Category = Readonly<z.infer<typeof Category>>;

export const Product = z.strictObject({
  id: ProductId,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  images: z.array(ProductImage),
  category: Category,
  variants: z.array(ProductVariant),
});
export type Product = Readonly<z.infer<typeof Product>>;
