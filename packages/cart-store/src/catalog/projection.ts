import type { Product, ProductId, Variant, VariantId } from "@dotcart/cart-domain";
import { variantsOf } from "@dotcart/cart-domain";
import { batchCommands } from "../batch.ts";
import { catalogKeys } from "../keys.ts";
import type { RedisScripting } from "../redis.ts";
import { createScriptRunner, type ScriptOptions } from "../script.ts";
import {
  completeness,
  dropProduct,
  lifeOf,
  liveHeads,
  pick,
  productOfSlug,
  putProduct,
  setComplete,
} from "./scripts.ts";

/** A product as it stood at one point of its history; a larger revision is a later point. */
export type ProductRevision = { readonly product: Product; readonly revision: number };

/** A product by its id, at one point of its history. */
export type ProductPoint = { readonly id: ProductId; readonly revision: number };

/** Said instead of "unknown" when Redis does not hold the whole catalogue: it was flushed, or was never filled. */
export class CatalogIncomplete extends Error {
  override readonly name = "CatalogIncomplete";
}

/**
 * The catalogue as the edge reads it. Postgres keeps the books; whatever changes a product there puts it here.
 *
 * Writes may be repeated and may arrive in any order: per product the largest revision stays, whole, with nothing of
 * an earlier one beside it; a drop at a revision is later than a put of it. A read sees each product at one revision. What a read does not find is unknown to the
 * catalogue; where that cannot be told, it rejects with `CatalogIncomplete`.
 */
export type CatalogProjection = {
  /** Keeps these products unless a later revision is kept already. */
  put(products: readonly ProductRevision[]): Promise<void>;
  /** Forgets these products as they were at these revisions and before; a later one that is kept already stays. */
  drop(products: readonly ProductPoint[]): Promise<void>;
  /** What is kept, page by page. What is there throughout is among it, perhaps twice. */
  kept(): AsyncIterable<readonly ProductPoint[]>;
  /** To be called before everything is put: answers a word that is lost when what is kept is lost. */
  startFilling(): Promise<string>;
  /**
   * Says that every product has been put since `startFilling` answered this word: from now on what is not found does
   * not exist. Answers false, and says nothing, when what was kept has been lost since.
   */
  markComplete(life: string): Promise<boolean>;
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
    async drop(points) {
      await Promise.all(points.map(({ id, revision }) => runMany(dropProduct, all, [id, String(revision)])));
    },
    async *kept() {
      for (let cursor = "0"; ; ) {
        const { live, next } = (await run(liveHeads, [heads], [cursor])) as LivePage;
        if (live.length > 0) yield live;
        cursor = next.slice(1);
        if (cursor === "0") return;
      }
    },
    async startFilling() {
      return ((await run(lifeOf, [heads], [crypto.randomUUID()])) as { readonly life: string }).life;
    },
    markComplete: async (life) => (await run(setComplete, [heads], [life])) === 1,
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

/** The cursor has a letter before it, so that nobody takes it for a number. */
type LivePage = { readonly live: readonly ProductPoint[]; readonly next: `c${string}` };

/** What was found, in the order asked for; null where there is nothing. */
type Picked<Found> = { readonly complete: boolean; readonly found: readonly (Found | null)[] };

function refuseIfIncomplete({ complete, found }: Picked<unknown>): void {
  if (!complete && found.includes(null))
    throw new CatalogIncomplete("the catalogue in Redis is not complete");
}
