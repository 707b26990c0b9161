import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";

/** Where the shop sells, and the tax that is in its prices there. A country without a row is not served. */
export const taxRates = pgTable(
  "tax_rates",
  {
    country: text("country").primaryKey(),
    /** Hundredths of a percent: 1900 is 19 %. */
    basisPoints: integer("basis_points").notNull(),
  },
  (rate) => [
    check("tax_rates_country", sql`${rate.country} ~ '^[A-Z]{2}$'`),
    check("tax_rates_range", sql`${rate.basisPoints} between 0 and 10000`),
  ],
);
