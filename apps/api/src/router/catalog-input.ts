import { VariantId } from "@dotcart/cart-domain";
import * as z from "zod";
import { productSorts } from "../catalogue/port.ts";

const Slug = z
  .string()
  .regex(/^[0-9a-z]+(-[0-9a-z]+)*$/)
  .max(120);
/** Minor units of the shop's currency. */
const Price = z.int().min(0);

const page = { limit: z.int().min(1).max(100).default(24), cursor: z.string().max(512).optional() };
const filter = {
  category: Slug.optional(),
  inStock: z.boolean().optional(),
  minPrice: Price.optional(),
  maxPrice: Price.optional(),
};

export const List = z
  .strictObject({ ...page, ...filter, sort: z.enum(productSorts).default("featured") })
  .prefault({});
export const Search = z.strictObject({ ...page, ...filter, query: z.string().trim().min(1).max(200) });
export const Filter = z.strictObject(filter).prefault({});
export const BySlug = z.strictObject({ slug: Slug });
export const ByIds = z.strictObject({ variantIds: z.array(VariantId).max(200) });
