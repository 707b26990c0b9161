import { listProducts } from "./reads.ts";

/** The largest page the API gives. */
const AT_ONCE = 100;
/** A sitemap may name 50,000 addresses; each product takes one for each language. */
const MOST = 20_000;

/** The slugs of all products, page by page. */
export async function everyProductSlug(): Promise<readonly string[]> {
  const slugs: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await listProducts({ sort: "name", limit: AT_ONCE, ...(cursor ? { cursor } : {}) });
    slugs.push(...(page?.items ?? []).map(({ slug }) => slug));
    cursor = page?.nextCursor ?? null;
  } while (cursor !== null && slugs.length < MOST);
  return slugs;
}
