import { Product } from "@dotcart/cart-domain";
import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { categories } from "../schema/categories.ts";
import { images } from "../schema/images.ts";
import { products } from "../schema/products.ts";
import { variants } from "../schema/variants.ts";

/**
 * A row of `products` with everything that belongs to it, in the domain's own shape: one statement reads whole
 * products, so each is as one commit left it, however many there are.
 */
const json: SQL = sql`json_build_object(
  'id', ${products.id},
  'slug', ${products.slug},
  'name', ${products.name},
  'description', ${products.description},
  'images', (
    select coalesce(json_agg(json_build_object(
      'url', ${images.url}, 'alt', ${images.alt}, 'width', ${images.width}, 'height', ${images.height}
    ) order by ${images.position}), '[]')
    from ${images} where ${images.productId} = ${products.id}
  ),
  'category', (
    select json_build_object('slug', ${categories.slug}, 'name', ${categories.names} ->> 'en')
    from ${categories} where ${categories.slug} = ${products.category}
  ),
  'variants', (
    select coalesce(json_agg(json_build_object(
      'id', ${variants.id}, 'sku', ${variants.sku}, 'name', ${variants.name},
      'price', json_build_object('amount', ${variants.priceAmount}, 'currency', ${variants.priceCurrency}),
      'stock', ${variants.stock}, 'available', ${variants.available},
      'min', ${variants.min}, 'max', ${variants.max}, 'step', ${variants.step}
    ) order by ${variants.position}, ${variants.id}), '[]')
    from ${variants} where ${variants.productId} = ${products.id}
  )
)`;

/** Wrapped once: Drizzle drops the tables' names from the columns it sees, and the subqueries need them. */
export const productJson: SQL<unknown> = sql`${json}`;

/** Takes `productJson` for what the domain says a product is, or throws: what the checks let in, the domain accepts. */
export const readProduct = (json: unknown): Product => Product.parse(json);

export const readProducts = (rows: readonly { readonly product: unknown }[]): readonly Product[] =>
  z.array(Product).parse(rows.map(({ product }) => product));
