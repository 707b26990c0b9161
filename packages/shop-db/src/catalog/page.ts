import { ok, type ProductId, type Result } from "@dotcart/cart-domain";
import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { products } from "../schema/products.ts";
import { type Place, readCursor, writeCursor } from "./cursor.ts";
import { matching } from "./filter.ts";
import type { Order } from "./order.ts";
import type { InvalidCursor, PageRequest, ProductFilter, ProductPage } from "./port.ts";
import { productJson, readProducts } from "./product-json.ts";

export type Listing = {
  /** Tells it from every other listing. */
  readonly name: string;
  readonly order: Order;
  readonly filter: ProductFilter;
  /** What it asks beyond the filter. */
  readonly where?: SQL;
};

/** One page by keyset: it starts behind the cursor's place and never counts rows that came before. */
export async function pageOf(
  db: Queries,
  { name, order, filter, where }: Listing,
  { limit, cursor }: PageRequest,
): Promise<Result<ProductPage, InvalidCursor>> {
  const listing = JSON.stringify([name, filter.category, filter.inStock, filter.minPrice, filter.maxPrice]);
  const after = cursor === undefined ? ok(undefined) : readCursor(cursor, listing, order.Key);
  if (!after.ok) return after;

  const sorted = order.direction === "asc" ? asc : desc;
  const rows = await db
    .select({ id: products.id, key: sql<string>`${order.keyText}`, product: productJson })
    .from(products)
    .where(and(matching(db, filter), where, after.value && behind(order, after.value)))
    .orderBy(sorted(order.key), sorted(products.id))
    .limit(limit + 1);

  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return ok({
    items: readProducts(items),
    nextCursor: last === undefined ? null : writeCursor(listing, { key: last.key, id: last.id as ProductId }),
  });
}

function behind({ key, direction, keyFrom }: Order, place: Place): SQL {
  const beyond = direction === "asc" ? sql`>` : sql`<`;
  return sql`(${key}, ${products.id}) ${beyond} (${keyFrom(place.key)}, ${place.id})`;
}
