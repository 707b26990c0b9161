import type { Product, ProductVariant } from "@dotcart/cart-domain";
import type { APIRequestContext } from "@playwright/test";

/** A product with one of its variants. */
export type Good = { readonly product: Product; readonly variant: ProductVariant };

export type Goods = {
  readonly all: readonly Product[];
  readonly categories: readonly { readonly slug: string; readonly names: Record<"en" | "de", string> }[];
  /** The first that fits. Throws when the shop has none, which would be a test that tests nothing. */
  find(what: string, fits: (good: Good) => boolean): Good;
};

let known: Promise<Goods> | undefined;

/** What the shop sells, read from its API once for each worker. */
export function readGoods(request: APIRequestContext): Promise<Goods> {
  known ??= read(request);
  return known;
}

async function read(request: APIRequestContext): Promise<Goods> {
  const all: Product[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Product[]; nextCursor: string | null } = await call(request, "catalog.list", {
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const { items: categories } = await call<{ items: Goods["categories"] }>(request, "catalog.categories", {});
  return {
    all,
    categories,
    find(what, fits) {
      for (const product of all)
        for (const variant of product.variants) if (fits({ product, variant })) return { product, variant };
      throw new Error(`The shop has no ${what}.`);
    },
  };
}

/** One query of the API, through the shop's own door. */
export async function call<T>(request: APIRequestContext, path: string, input: object): Promise<T> {
  const answer = await request.get(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`);
  const body = (await answer.json()) as { result: { data: T } };
  return body.result.data;
}

const sellable = ({ variant }: Good): boolean => variant.available && variant.stock >= variant.min;

/** Sold one by one, with plenty of it. */
export const isPlain = (good: Good): boolean =>
  sellable(good) &&
  good.variant.min === 1 &&
  good.variant.step === 1 &&
  good.variant.stock >= 20 &&
  good.variant.max >= 20;

/** The variant a product's page opens with. */
export const isShownFirst = ({ product, variant }: Good): boolean =>
  product.variants.find((other) => sellable({ product, variant: other })) === variant;

export const hasSeveralVariants = ({ product }: Good): boolean =>
  product.variants.length > 1 && new Set(product.variants.map(({ price }) => price.amount)).size > 1;
