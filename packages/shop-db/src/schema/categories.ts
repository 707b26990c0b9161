import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Translated } from "../translated.ts";

/** A shelf of the shop. Its slug is its identity: it stands in addresses. */
export const categories = pgTable(
  "categories",
  {
    slug: text("slug").primaryKey(),
    names: jsonb("names").$type<Translated>().notNull(),
    descriptions: jsonb("descriptions").$type<Translated>().notNull(),
    /** Smallest first. */
    position: integer("position").notNull(),
  },
  ({ slug, names, descriptions }) => [
    check("categories_slug", sql`${slug} ~ '^[0-9a-z]+(-[0-9a-z]+)*$' and char_length(${slug}) <= 120`),
    check("categories_names", sql`${names} ?& array['en', 'de']`),
    check("categories_descriptions", sql`${descriptions} ?& array['en', 'de']`),
  ],
);
