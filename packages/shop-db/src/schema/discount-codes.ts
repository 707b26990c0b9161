import { sql } from "drizzle-orm";
import { bigint, check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";

/** Codes that make an order cheaper. `uses` counts orders that are not cancelled; the check is the wall against a race. */
export const discountCodes = pgTable(
  "discount_codes",
  {
    code: text("code").primaryKey(),
    kind: text("kind", { enum: ["percent", "fixed", "free-delivery"] }).notNull(),
    /** Basis points of a percent, minor units of a fixed one, 0 of free delivery. */
    value: bigint("value", { mode: "number" }).notNull(),
    validFrom: time("valid_from"),
    validUntil: time("valid_until"),
    minimum: bigint("minimum", { mode: "number" }).notNull().default(0),
    useLimit: integer("use_limit"),
    uses: integer("uses").notNull().default(0),
  },
  (discount) => [
    check("discount_codes_code", sql`${discount.code} ~ '^[0-9A-Z_-]{1,40}$'`),
    check(
      "discount_codes_value",
      sql`(${discount.kind} = 'percent' and ${discount.value} between 1 and 10000) or (${discount.kind} = 'fixed' and ${discount.value} > 0) or (${discount.kind} = 'free-delivery' and ${discount.value} = 0)`,
    ),
    check(
      "discount_codes_uses",
      sql`${discount.uses} between 0 and coalesce(${discount.useLimit}, ${discount.uses})`,
    ),
    check("discount_codes_minimum", sql`${discount.minimum} >= 0`),
  ],
);
