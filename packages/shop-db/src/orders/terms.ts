import type { Country, DeliveryId, Terms } from "@dotcart/cart-domain/checkout";
import { asc, eq } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { deliveryMethods } from "../schema/delivery-methods.ts";
import { taxRates } from "../schema/tax-rates.ts";

export async function readTerms(db: Queries): Promise<Terms> {
  const [rates, methods] = await Promise.all([
    db.select().from(taxRates).orderBy(asc(taxRates.country)),
    db
      .select()
      .from(deliveryMethods)
      .where(eq(deliveryMethods.offered, true))
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
