import type { Product, ProductId } from "@dotcart/cart-domain";
import type { ProjectionPort } from "../src/index.ts";

/** A projection that keeps its promise, and breaks when it is told to. */
export function memoryProjection() {
  const kept = new Map<ProductId, { revision: number; product: Product | null }>();
  let failure: Error | null = null;
  let isComplete = false;
  let calls = 0;

  const port: ProjectionPort = {
    async put(products) {
      calls++;
      if (failure !== null) throw failure;
      for (const { product, revision } of products) {
        const old = kept.get(product.id);
        if (old !== undefined && (old.product === null ? revision <= old.revision : revision < old.revision))
          continue;
        kept.set(product.id, { revision, product });
      }
    },
    async drop(ids) {
      calls++;
      if (failure !== null) throw failure;
      for (const id of ids) {
        const old = kept.get(id);
        if (old !== undefined) kept.set(id, { ...old, product: null });
      }
    },
    async markComplete() {
      if (failure !== null) throw failure;
      isComplete = true;
    },
  };
  return {
    port,
    breakWith(error: Error | null) {
      failure = error;
    },
    product: (id: string) => kept.get(id as ProductId)?.product ?? null,
    revision: (id: string) => kept.get(id as ProductId)?.revision ?? null,
    products: () => [...kept.values()].flatMap(({ product }) => product ?? []),
    isComplete: () => isComplete,
    calls: () => calls,
  };
}
