import { type Currency, money, type Product, type VariantId } from "@dotcart/cart-domain";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import { categories } from "../schema/categories.ts";
import { products } from "../schema/products.ts";
import { variants } from "../schema/variants.ts";
import { canBeBought, matching } from "./filter.ts";
import { orders } from "./order.ts";
import { pageOf } from "./page.ts";
import type { Catalog } from "./port.ts";
import { productJson, readProduct } from "./product-json.ts";
import { searchFor } from "./search.ts";

export function createCatalog({ ask }: Connection): Catalog {
  return {
    list: ({ sort, limit, cursor, ...filter }) =>
      ask((db) => pageOf(db, { name: sort, order: orders[sort], filter }, { limit, cursor })),

    search: ({ query, limit, cursor, ...filter }) =>
      ask((db) => pageOf(db, { name: `search ${query}`, ...searchFor(query), filter }, { limit, cursor })),

    productBySlug: (slug) =>
      ask(async (db) => {
        const [row] = await db
          .select({ product: productJson })
          .from(products)
          .where(and(eq(products.slug, slug), eq(products.listed, true)));
        return row === undefined ? null : readProduct(row.product);
      }),

    productsByVariantIds: (ids) =>
      ids.length === 0
        ? Promise.resolve([])
        : ask(async (db) => {
            const owners = db
              .select({ id: variants.productId })
              .from(variants)
              .where(inArray(variants.id, [...ids]));
            const rows = await db
              .select({ product: productJson })
              .from(products)
              .where(and(inArray(products.id, owners), eq(products.listed, true)));
            return inOrderOf(
              ids,
              rows.map((row) => readProduct(row.product)),
            );
          }),

    categories: () =>
      ask(async (db) => {
        const productCount = db.$count(
          products,
          and(eq(products.category, categories.slug), matching(db, {})),
        );
        const rows = await db
          .select({
            slug: categories.slug,
            names: categories.names,
            descriptions: categories.descriptions,
            productCount,
          })
          .from(categories)
          .orderBy(asc(categories.position), asc(categories.slug));
        return rows.map((row) => ({ ...row, name: row.names.en }));
      }),

    facets: (filter) =>
      ask(async (db) => {
        const [row] = await db
          .select({
            productCount: sql<number>`count(distinct ${products.id})::int`,
            inStockCount: sql<number>`(count(distinct ${products.id}) filter (where ${canBeBought}))::int`,
            from: sql<number | null>`min(${variants.priceAmount})::float8`,
            to: sql<number | null>`max(${variants.priceAmount})::float8`,
            currency: sql<Currency | null>`min(${variants.priceCurrency})`,
          })
          .from(products)
          .innerJoin(variants, eq(variants.productId, products.id))
          .where(matching(db, filter));
        const { productCount = 0, inStockCount = 0, from = null, to = null, currency = null } = row ?? {};
        const prices =
          from === null || to === null || currency === null
            ? null
            : { from: money(from, currency), to: money(to, currency) };
        return { productCount, inStockCount, prices };
      }),
  };
}

/** Each product once, in the order in which the ids name its first variant. */
function inOrderOf(ids: readonly VariantId[], products: readonly Product[]): readonly Product[] {
  const owners = new Map(products.flatMap((product) => product.variants.map(({ id }) => [id, product])));
  return [...new Set(ids.flatMap((id) => owners.get(id) ?? []))];
}
