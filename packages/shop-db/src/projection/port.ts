import type { Product, ProductId } from "@dotcart/cart-domain";

/** A product as it stood at one point of its history; a larger revision is a later point. */
export type ProductRevision = { readonly product: Product; readonly revision: number };

/** A product by its id, at one point of its history. */
export type ProductPoint = { readonly id: ProductId; readonly revision: number };

/**
 * A copy of the catalogue elsewhere, near the shoppers. It keeps the largest revision of each product, and of a put and
 * a drop of the same revision the drop: so both may be repeated and may arrive in any order. A call that resolved
 * has its effect; one that rejected is repeated.
 */
export type ProjectionPort = {
  put(products: readonly ProductRevision[]): Promise<void>;
  /** Forgets products as they were at these revisions and before. */
  drop(products: readonly ProductPoint[]): Promise<void>;
  /** What it holds, page by page. */
  kept(): AsyncIterable<readonly ProductPoint[]>;
  /** Answers a word that is lost when what the copy holds is lost. */
  startFilling(): Promise<string>;
  /**
   * Says that every product has been put since `startFilling` answered this word: what is not found from now on does
   * not exist. Answers false, and says nothing, when the copy has been lost since.
   */
  markComplete(life: string): Promise<boolean>;
};

/** Keeps a projection true. Every change queues its product in the same transaction; nothing else is relied on. */
export type Projection = {
  /**
   * Projects up to `limit` changes that are still queued and answers how many it did; call it again until that is 0.
   * Any number of processes may do so at once. Rejects when the port does, and the changes stay queued.
   */
  projectDue(port: ProjectionPort, limit: number): Promise<number>;
  /**
   * Makes the projection what the books are, and calls it complete: for one that is new, or was lost. Starts again when
   * it is lost meanwhile; rejects, and leaves it incomplete, when that happens again and again.
   */
  reprojectAll(port: ProjectionPort, onProgress?: (done: number, of: number) => void): Promise<number>;
};
