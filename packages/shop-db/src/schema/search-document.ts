import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { customType } from "drizzle-orm/pg-core";

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What a product is found by: its name before its keywords before its description. Name and keywords are kept as
 * words too, beside their English stems, because the beginning of a word ("organi") often is no stem ("organ").
 */
export const searchDocument: SQL = sql.raw(
  [
    weighted("A", "english", "name"),
    weighted("A", "simple", "name"),
    weighted("B", "english", "keywords"),
    weighted("B", "simple", "keywords"),
    weighted("C", "english", "description"),
  ].join(" || "),
);

function weighted(weight: string, language: string, column: string): string {
  return `setweight(to_tsvector('${language}'::regconfig, fold_accents(${column})), '${weight}')`;
}
