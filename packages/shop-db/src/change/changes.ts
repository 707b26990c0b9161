import { type Currency, money, ok, refuse } from "@dotcart/cart-domain";
import { asc, eq } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import { priceHistory } from "../schema/price-history.ts";
import { products } from "../schema/products.ts";
import type { Changes } from "./port.ts";
import { asSaveProblem, Refused } from "./refused.ts";
import { createTell, type TellOptions } from "./tell.ts";
import { writeProduct } from "./write-product.ts";
import { writeVariant } from "./write-variant.ts";

export function createChanges(connection: Connection, options: TellOptions): Changes {
  const { ask } = connection;
  const tell = createTell(connection, options);

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

    async updateVariant(change) {
      const productId = await ask((db) => writeVariant(db, change));
      if (productId === null) return refuse({ kind: "unknown-variant", variantId: change.variantId });
      return ok(await tell(productId));
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
