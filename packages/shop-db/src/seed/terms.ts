import type { Currency } from "@dotcart/cart-domain";
import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Queries } from "../connection/pool.ts";
import { deliveryMethods } from "../schema/delivery-methods.ts";
import { discountCodes } from "../schema/discount-codes.ts";
import { taxRates } from "../schema/tax-rates.ts";

/**
 * What the shop charges beside the goods, to begin with. A table that has a row already is the merchant's and left
 * alone as a whole: a code or a country that he took away does not come back.
 */
export async function seedTerms(
  db: Queries,
  { reset, currency }: { readonly reset: boolean; readonly currency: Currency },
): Promise<void> {
  for (const { table, rows } of [
    { table: taxRates, rows: taxRows },
    { table: deliveryMethods, rows: deliveryRows(currency) },
    { table: discountCodes, rows: codeRows },
  ]) {
    if (reset) await db.delete(table);
    if (await isEmpty(db, table)) await db.insert(table).values([...rows]);
  }
  if (reset) await countUses(db);
}

/** Orders outlive a reset, and so do their uses of a code: one that is cancelled later gives its use back. */
const countUses = (db: Queries) =>
  db.execute(sql`
    update discount_codes set uses = least(counted.uses, coalesce(use_limit, counted.uses))
    from (
      select discount_code, count(*)::integer as uses from orders
      where status <> 'cancelled' and discount_code is not null group by discount_code
    ) as counted
    where counted.discount_code = code`);

const isEmpty = async (db: Queries, table: PgTable): Promise<boolean> =>
  (await db.select().from(table).limit(1)).length === 0;

/** Standard rates of goods, in hundredths of a percent. */
const standardRates = {
  AT: 2000,
  BE: 2100,
  CH: 810,
  DE: 1900,
  DK: 2500,
  ES: 2100,
  FR: 2000,
  GB: 2000,
  IE: 2300,
  IT: 2200,
  LU: 1700,
  NL: 2100,
  PL: 2300,
  SE: 2500,
} as const;

export const taxRows = Object.entries(standardRates).map(
  ([country, basisPoints]): typeof taxRates.$inferInsert => ({ country, basisPoints }),
);

export const deliveryRows = (currency: Currency): (typeof deliveryMethods.$inferInsert)[] => [
  {
    id: "standard",
    names: { en: "Standard delivery", de: "Standardversand" },
    position: 0,
    currency,
    base: 490,
    freeAbove: 5000,
  },
  {
    id: "express",
    names: { en: "Express delivery", de: "Expressversand" },
    position: 1,
    currency,
    base: 990,
    countries: ["DE", "AT"],
  },
  {
    id: "freight",
    names: { en: "Freight, by weight", de: "Spedition, nach Gewicht" },
    position: 2,
    currency,
    base: 490,
    perKilogram: 120,
  },
];

/** One code for every way in which a code can work or fail. */
export const codeRows: (typeof discountCodes.$inferInsert)[] = [
  { code: "WELCOME10", kind: "percent", value: 1000 },
  { code: "FIVER", kind: "fixed", value: 500, minimum: 3000 },
  { code: "FREESHIP", kind: "free-delivery", value: 0 },
  { code: "LASTONE", kind: "percent", value: 2000, useLimit: 1 },
  { code: "EXPIRED", kind: "percent", value: 2500, validUntil: new Date(Date.UTC(2025, 11, 31, 23)) },
];
