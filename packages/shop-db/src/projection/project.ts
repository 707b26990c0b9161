import type { ProductId } from "@dotcart/cart-domain";
import { asc, inArray, type SQL } from "drizzle-orm";
import { productJson, readProduct } from "../catalog/product-json.ts";
import type { Database, Queries } from "../connection/pool.ts";
import { deletedProducts } from "../schema/deleted-products.ts";
import { products } from "../schema/products.ts";
import { projectionQueue } from "../schema/projection-queue.ts";
import type { ProductPoint, ProductRevision, ProjectionPort } from "./port.ts";

/**
 * Brings the projection up to date with up to `limit` queued changes, and answers how many it did. A row is locked
 * while its product is put and goes only when that succeeded; rows that another process has locked are left to it.
 * Products are read after the lock, so what is put holds the change that queued the row, or a later one.
 */
export async function projectQueued(
  db: Database,
  port: ProjectionPort,
  { limit, where }: { readonly limit: number; readonly where?: SQL },
): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: projectionQueue.id, productId: projectionQueue.productId })
      .from(projectionQueue)
      .where(where)
      .orderBy(asc(projectionQueue.id))
      .limit(limit)
      .for("update", { skipLocked: true });
    if (rows.length === 0) return 0;
    const ids = [...new Set(rows.map(({ productId }) => productId))];
    await writeState(port, await readState(tx, ids));
    await tx.delete(projectionQueue).where(
      inArray(
        projectionQueue.id,
        rows.map(({ id }) => id),
      ),
    );
    return rows.length;
  });
}

/**
 * These products as they are now, for the projection. Each state has a revision of its own, being off the shelf and
 * being deleted too: so the projection can tell which of two it is told is the later, however late it hears of it.
 */
export async function readState(db: Queries, ids: readonly string[]): Promise<State> {
  const rows = await db
    .select({ product: productJson, revision: products.revision, listed: products.listed })
    .from(products)
    .where(inArray(products.id, [...ids]));
  const found = rows.map(({ product, ...row }) => ({ product: readProduct(product), ...row }));
  const there = new Set<string>(found.map(({ product }) => product.id));
  const missing = ids.filter((id) => !there.has(id));
  const deleted =
    missing.length === 0
      ? []
      : await db.select().from(deletedProducts).where(inArray(deletedProducts.id, missing));
  return {
    put: found.flatMap(({ listed, product, revision }) => (listed ? [{ product, revision }] : [])),
    drop: [
      ...found.flatMap(({ listed, product: { id }, revision }) => (listed ? [] : [{ id, revision }])),
      ...deleted.map(({ id, revision }) => ({ id: id as ProductId, revision })),
    ],
  };
}

export async function writeState(port: ProjectionPort, { put, drop }: State): Promise<void> {
  if (put.length > 0) await port.put(put);
  if (drop.length > 0) await port.drop(drop);
}

type State = { readonly put: readonly ProductRevision[]; readonly drop: readonly ProductPoint[] };
