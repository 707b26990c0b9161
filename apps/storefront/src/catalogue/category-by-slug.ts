import type { CategoryShelf } from "@dotcart/api/router";
import { listCategories } from "./reads.ts";

/** Null for a category that is not there. */
export const categoryBySlug = async (slug: string): Promise<CategoryShelf | null> =>
  (await listCategories()).find((category) => category.slug === slug) ?? null;
