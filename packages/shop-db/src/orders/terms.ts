import type { Currency } from "@dotcart/cart-domain";
import type { Country, DeliveryId, Terms } from "@dotcart/cart-domain/checkout";
import { and, asc, eq } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { deliveryMethods } from "../schema/delivery-methods.ts";
import { taxRates } from "../schema/tax-rates.ts";

/** A way of delivery whose price is in other money is none here: its number would be taken for ours. */
export async function readTerms(db: Queries, currency: Currency): Promise<Terms> {
  const [rates, methods] = await Promise.all([
    db.select().from(taxRates).orderBy(asc(taxRates.country)),
    db
      .select()
      .from(deliveryMethods)
      .where(and(eq(deliveryMethods.offered, true), eq(deliveryMethods.currency, currency)))
      .orderBy(asc(deliveryMethods.position), asc(deliveryMethods.id)),
  ]);
  return {
    taxRates: rates.map(({ country, basisPoints }) => ({ country: country as Country, basisPoints })),
    deliveryMethods: methods.map(({ id, names, countries, base, perKilogram, freeAbove }) => ({
      id: id as DeliveryId,
      names,
      countries: countries as Country[] | null,
      price: perKilogram === null ? { kind: "flat", amount: base } : { kind: "weight", base, perKilogram },
      freeAbove,
    })),
  };
}
