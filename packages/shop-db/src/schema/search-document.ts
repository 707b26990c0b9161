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
    weighted("A", "words", "name"),
    weighted("B", "english", "keywords"),
    weighted("B", "words", "keywords"),
    weighted("C", "english", "description"),
  ].join(" || "),
);

/** The words in front are not kept but take up places, so that no phrase runs from one part into the next. */
function weighted(weight: string, language: "english" | "words", column: string): string {
  return `setweight(to_tsvector('${language}'::regconfig, 'the of the ' || fold_accents(${column})), '${weight}')`;
}
