import type { Product, ProductId } from "@dotcart/cart-domain";
import type { ProjectionPort } from "../src/index.ts";

/** A projection that keeps its promise, and breaks when it is told to. */
export function memoryProjection() {
  const kept = new Map<ProductId, { revision: number; product: Product | null }>();
  let failure: Error | null = null;
  let isComplete = false;
  let calls = 0;
  let life = 0;

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
    async drop(points) {
      calls++;
      if (failure !== null) throw failure;
      for (const { id, revision } of points)
        if (revision >= (kept.get(id)?.revision ?? 0)) kept.set(id, { revision, product: null });
    },
    async *kept() {
      if (failure !== null) throw failure;
      yield [...kept].flatMap(([id, { revision, product }]) => (product === null ? [] : [{ id, revision }]));
    },
    async startFilling() {
      if (failure !== null) throw failure;
      return String(life);
    },
    async markComplete(word) {
      if (failure !== null) throw failure;
      isComplete ||= word === String(life);
      return word === String(life);
    },
  };
  return {
    port,
    breakWith(error: Error | null) {
      failure = error;
    },
    /** As a flush does. */
    lose() {
      kept.clear();
      isComplete = false;
      life++;
    },
    product: (id: string) => kept.get(id as ProductId)?.product ?? null,
    revision: (id: string) => kept.get(id as ProductId)?.revision ?? null,
    products: () => [...kept.values()].flatMap(({ product }) => product ?? []),
    isComplete: () => isComplete,
    calls: () => calls,
  };
}
