import { type Currency, money, ok, type ProductId, refuse } from "@dotcart/cart-domain";
import { asc, eq } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import type { ProjectionPort } from "../projection/port.ts";
import { projectQueued } from "../projection/project.ts";
import { projectingMilliseconds } from "../projection/projection.ts";
import { priceHistory } from "../schema/price-history.ts";
import { products } from "../schema/products.ts";
import { projectionQueue } from "../schema/projection-queue.ts";
import { variants } from "../schema/variants.ts";
import type { Changed, Changes } from "./port.ts";
import { asSaveProblem, Refused } from "./refused.ts";
import { writeProduct } from "./write-product.ts";

export type ChangesOptions = {
  /** Told after every commit; absent: somebody else works the queue off. */
  readonly projection?: ProjectionPort | undefined;
  /** Told when the projection could not be: the change is made and queued. */
  readonly onProjectionFailure?: ((error: unknown) => void) | undefined;
};

export function createChanges({ ask }: Connection, options: ChangesOptions): Changes {
  async function tell(productId: ProductId): Promise<Changed> {
    const { projection, onProjectionFailure } = options;
    if (projection === undefined) return { productId, projected: false };
    const where = eq(projectionQueue.productId, productId);
    try {
      await ask((db) => projectQueued(db, projection, { limit: 1000, where }), projectingMilliseconds);
      return { productId, projected: true };
    } catch (error) {
      onProjectionFailure?.(error);
      return { productId, projected: false };
    }
  }

  return {
    async save(draft) {
      try {
        await ask((db) =>
          db.transaction(async (tx) => {
            const { isOurs } = await writeProduct(tx, draft);
            if (!isOurs) throw new Refused({ kind: "variant-taken" });
          }),
        );
      } catch (error) {
        const problem = asSaveProblem(error, draft);
        if (problem === null) throw error;
        return refuse(problem);
      }
      return ok(await tell(draft.id));
    },

    async updateVariant({ variantId, price, stock, available }) {
      const [row] = await ask((db) =>
        db
          .update(variants)
          .set({
            // A column set to itself keeps an update of nothing an update.
            id: variantId,
            ...(price === undefined ? {} : { priceAmount: price.amount, priceCurrency: price.currency }),
            ...(stock === undefined ? {} : { stock }),
            ...(available === undefined ? {} : { available }),
          })
          .where(eq(variants.id, variantId))
          .returning({ productId: variants.productId }),
      );
      if (row === undefined) return refuse({ kind: "unknown-variant", variantId });
      return ok(await tell(row.productId as ProductId));
    },

    async setListed(productId, listed) {
      const found = await ask((db) =>
        db.update(products).set({ listed }).where(eq(products.id, productId)).returning({ id: products.id }),
      );
      if (found.length === 0) return refuse({ kind: "unknown-product", productId });
      return ok(await tell(productId));
    },

    async priceHistory(variantId) {
      const rows = await ask((db) =>
        db
          .select()
          .from(priceHistory)
          .where(eq(priceHistory.variantId, variantId))
          .orderBy(asc(priceHistory.id)),
      );
      return rows.map(({ amount, currency, at }) => ({
        price: money(amount, currency as Currency),
        at: at.getTime(),
      }));
    },
  };
}
