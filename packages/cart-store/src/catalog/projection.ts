import type { Product, ProductId, Variant, VariantId } from "@dotcart/cart-domain";
import { variantsOf } from "@dotcart/cart-domain";
import { batchCommands } from "../batch.ts";
import { catalogKeys } from "../keys.ts";
import type { RedisScripting } from "../redis.ts";
import { createScriptRunner, type ScriptOptions } from "../script.ts";
import { completeness, dropProduct, pick, productOfSlug, putProduct, setComplete } from "./scripts.ts";

/** A product as it stood at one point of its history; a larger revision is a later point. */
export type ProductRevision = { readonly product: Product; readonly revision: number };

/** Said instead of "unknown" when Redis does not hold the whole catalogue: it was flushed, or was never filled. */
export class CatalogIncomplete extends Error {
  override readonly name = "CatalogIncomplete";
}

/**
 * The catalogue as the edge reads it. Postgres keeps the books; whatever changes a product there puts it here.
 *
 * Writes may be repeated and may arrive in any order: per product the largest revision stays, whole, with nothing of
 * an earlier one beside it. A read sees each product at one revision. What a read does not find is unknown to the
 * catalogue; where that cannot be told, it rejects with `CatalogIncomplete`.
 */
export type CatalogProjection = {
  /** Keeps these products unless a later revision is kept already. */
  put(products: readonly ProductRevision[]): Promise<void>;
  /** Forgets these products; a revision that was kept before this moment does not come back. */
  drop(ids: readonly ProductId[]): Promise<void>;
  /** Says that every product has been put: from now on what is not found does not exist. */
  markComplete(): Promise<void>;
  isComplete(): Promise<boolean>;
  variantsByIds(ids: readonly VariantId[]): Promise<ReadonlyMap<VariantId, Variant>>;
  productsByIds(ids: readonly ProductId[]): Promise<ReadonlyMap<ProductId, Product>>;
  /** Every product that has one of these variants, each once, in the order the ids name them. */
  productsByVariantIds(ids: readonly VariantId[]): Promise<readonly Product[]>;
  productBySlug(slug: string): Promise<Product | null>;
};

export function createCatalogProjection(
  redis: RedisScripting,
  options: ScriptOptions = {},
): CatalogProjection {
  const run = createScriptRunner(redis, options);
  const runMany = createScriptRunner(batchCommands(redis, { commands: 50 }), options);
  const { products, variants, slugs, heads } = catalogKeys;
  const all = [products, variants, slugs, heads];

  async function pickFrom<Id extends string, Found>(
    key: string,
    ids: readonly Id[],
  ): Promise<ReadonlyMap<Id, Found>> {
    if (ids.length === 0) return new Map();
    const reply = (await run(pick, [key, heads], [...ids])) as Picked<Found>;
    refuseIfIncomplete(reply);
    return new Map(
      ids.flatMap((id, index) => {
        const found = reply.found[index];
        return found === null || found === undefined ? [] : [[id, found] as const];
      }),
    );
  }

  const projection: CatalogProjection = {
    async put(revisions) {
      await Promise.all(
        revisions.map(({ product, revision }) =>
          runMany(putProduct, all, [
            product.id,
            String(revision),
            product.slug,
            JSON.stringify(product),
            ...variantsOf(product).flatMap((variant) => [variant.id, JSON.stringify(variant)]),
          ]),
        ),
      );
    },
    async drop(ids) {
      await Promise.all(ids.map((id) => runMany(dropProduct, all, [id])));
    },
    async markComplete() {
      await run(setComplete, [heads], []);
    },
    isComplete: async () => (await run(completeness, [heads], [])) === 1,
    variantsByIds: (ids) => pickFrom<VariantId, Variant>(variants, ids),
    productsByIds: (ids) => pickFrom<ProductId, Product>(products, ids),
    async productsByVariantIds(ids) {
      const owners = [...(await projection.variantsByIds(ids)).values()].map(({ product }) => product.id);
      return [...(await projection.productsByIds([...new Set(owners)])).values()];
    },
    async productBySlug(slug) {
      const reply = (await run(productOfSlug, [slugs, products, heads], [slug])) as Picked<Product>;
      refuseIfIncomplete(reply);
      return reply.found[0] ?? null;
    },
  };
  return projection;
}

/** What was found, in the order asked for; null where there is nothing. */
type Picked<Found> = { readonly complete: boolean; readonly found: readonly (Found | null)[] };

function refuseIfIncomplete({ complete, found }: Picked<unknown>): void {
  if (!complete && found.includes(null))
    throw new CatalogIncomplete("the catalogue in Redis is not complete");
}
