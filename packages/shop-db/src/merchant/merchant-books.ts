import { ok, refuse } from "@dotcart/cart-domain";
import { createTell, type TellOptions } from "../change/tell.ts";
import { writeVariant } from "../change/write-variant.ts";
import type { Connection } from "../connection/connection.ts";
import { auditTrail } from "../schema/audit-trail.ts";
import { readAudit } from "./audit.ts";
import type { MerchantBooks } from "./port.ts";
import { differenceTo, lockVariant } from "./variant-state.ts";

export function createMerchantBooks(connection: Connection, options: TellOptions): MerchantBooks {
  const tell = createTell(connection, options);
  return {
    async updateVariant(change, actor) {
      const { variantId } = change;
      const productId = await connection.ask((db) =>
        db.transaction(async (tx) => {
          const was = await lockVariant(tx, variantId);
          if (was === null) return null;
          const detail = differenceTo(was, change);
          if (detail !== null)
            await tx
              .insert(auditTrail)
              .values({ actor, action: "updated", target: `variant:${variantId}`, detail });
          return writeVariant(tx, change);
        }),
      );
      if (productId === null) return refuse({ kind: "unknown-variant", variantId });
      return ok(await tell(productId));
    },

    audit: (filter) => connection.ask((db) => readAudit(db, filter)),
  };
}
