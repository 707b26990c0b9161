import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { products } from "../schema/products.ts";
import type { Order } from "./order.ts";
import { type QueryWords, queryWords } from "./query-words.ts";

/** What a product must match, and how well it does, for one query. */
export function searchFor(query: string): { readonly where: SQL; readonly order: Order } {
  const wanted = tsquery(queryWords(query));
  const rank = sql`ts_rank(${products.search}, ${wanted})`;
  return {
    where: sql`${products.search} @@ ${wanted}`,
    order: {
      key: rank,
      direction: "desc",
      keyText: sql`${rank}::text`,
      Key: z.string().regex(/^[0-9]\.?[0-9]{0,12}(e-[0-9]{1,2})?$/),
      keyFrom: (text) => sql`${text}::real`,
    },
  };
}

/**
 * The words as they are, or with the last one taken for a beginning. Both languages' dictionaries are asked for the
 * beginning: as a word ("organi" of organic) and as a stem. An empty part of a query leaves the rest as it is.
 */
function tsquery({ text, before, beginning }: QueryWords): SQL {
  const written = sql`websearch_to_tsquery('english', fold_accents(${text}))`;
  if (beginning === null) return written;
  const prefix = `'${beginning}':*`;
  return sql`(${written} || (websearch_to_tsquery('english', fold_accents(${before})) && (to_tsquery('words', fold_accents(${prefix})) || to_tsquery('english', fold_accents(${prefix})))))`;
}
