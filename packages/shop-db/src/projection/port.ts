import type { Product, ProductId } from "@dotcart/cart-domain";

/** A product as it stood at one point of its history; a larger revision is a later point. */
export type ProductRevision = { readonly product: Product; readonly revision: number };

/**
 * A copy of the catalogue elsewhere, near the shoppers. It keeps the largest revision of each product, so what is
 * put may be repeated and may arrive in any order. A call that resolved has its effect; one that rejected is repeated.
 */
export type ProjectionPort = {
  put(products: readonly ProductRevision[]): Promise<void>;
  /** Forgets products; a revision it was given before does not come back. */
  drop(ids: readonly ProductId[]): Promise<void>;
  /** Says that every product has been put: what is not found from now on does not exist. */
  markComplete(): Promise<void>;
};

/** Keeps a projection true. Every change queues its product in the same transaction; nothing else is relied on. */
export type Projection = {
  /**
   * Projects up to `limit` changes that are still queued and answers how many it did; call it again until that is 0.
   * Any number of processes may do so at once. Rejects when the port does, and the changes stay queued.
   */
  projectDue(port: ProjectionPort, limit: number): Promise<number>;
  /** Puts every product there is, then marks the projection complete: for one that is new, or was lost. */
  reprojectAll(port: ProjectionPort, onProgress?: (done: number, of: number) => void): Promise<number>;
};
