import { limits } from "@dotcart/cart-domain";
import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { products } from "../schema/products.ts";
import type { ProductSort } from "./port.ts";

/** By what a listing is sorted: `key`, then the id, both in one direction, so that one index walks it either way. */
export type Order = {
  readonly key: SQL;
  readonly direction: "asc" | "desc";
  /** The key as text, the way a cursor carries it … */
  readonly keyText: SQL;
  readonly Key: z.ZodType<string>;
  /** … and back again, to the very same key. */
  readonly keyFrom: (text: string) => SQL;
};

const integerText = (max: number) =>
  z
    .string()
    .regex(/^(0|[1-9][0-9]{0,15})$/)
    .refine((text) => Number(text) <= max);

const byPrice = {
  key: sql`${products.lowestPrice}`,
  keyText: sql`${products.lowestPrice}::text`,
  Key: integerText(limits.priceMax),
  keyFrom: (text: string) => sql`${text}::bigint`,
};

export const orders: Record<ProductSort, Order> = {
  featured: {
    key: sql`${products.position}`,
    keyText: sql`${products.position}::text`,
    direction: "asc",
    Key: integerText(2 ** 31 - 1),
    keyFrom: (text) => sql`${text}::integer`,
  },
  newest: {
    key: sql`${products.publishedAt}`,
    keyText: sql`to_char(${products.publishedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    direction: "desc",
    Key: z.iso.datetime({ precision: 3 }),
    keyFrom: (text) => sql`${text}::timestamptz`,
  },
  "price-asc": { ...byPrice, direction: "asc" },
  "price-desc": { ...byPrice, direction: "desc" },
  name: {
    key: sql`${products.name} collate "und-x-icu"`,
    keyText: sql`${products.name}`,
    direction: "asc",
    Key: z.string().min(1).max(160),
    keyFrom: (text) => sql`${text} collate "und-x-icu"`,
  },
};
