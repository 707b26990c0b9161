import { type Lookup, remember } from "./remember.ts";

export type Shelves = {
  /** Reject when they cannot tell. */
  readonly hasProduct: Lookup;
  readonly hasCategory: Lookup;
};

const address = /^\/[a-z]{2}\/(products|categories)\/([^/]+)\/?$/;

/**
 * Says whether a path names a product or a category that is not there. A page begins to be sent before it knows what
 * it shows, so only a look ahead of it can answer with 404. What cannot be told is not gone: the page will say so.
 */
export function createIsGone({ hasProduct, hasCategory }: Shelves, now: () => number): Lookup {
  const lookups = {
    products: remember(hasProduct, now),
    categories: remember(hasCategory, now),
  } as const;
  return async (path) => {
    const [, kind, slug] = address.exec(path) ?? [];
    if (slug === undefined) return false;
    const has = lookups[kind as keyof typeof lookups];
    return has(slug).then(
      (isThere) => !isThere,
      () => false,
    );
  };
}
