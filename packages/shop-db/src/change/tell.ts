import type { ProductId } from "@dotcart/cart-domain";
import { eq } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import type { ProjectionPort } from "../projection/port.ts";
import { projectQueued } from "../projection/project.ts";
import { projectingMilliseconds } from "../projection/projection.ts";
import { projectionQueue } from "../schema/projection-queue.ts";
import type { Changed } from "./port.ts";

export type TellOptions = {
  /** Told after every commit; absent: somebody else works the queue off. */
  readonly projection?: ProjectionPort | undefined;
  /** Told when the projection could not be: the change is made and queued. */
  readonly onProjectionFailure?: ((error: unknown) => void) | undefined;
};

/** Tells the projection of a product, after the commit of its change. Never rejects: the queue remembers. */
export type Tell = (productId: ProductId) => Promise<Changed>;

export const createTell =
  ({ ask }: Connection, { projection, onProjectionFailure }: TellOptions): Tell =>
  async (productId) => {
    if (projection === undefined) return { productId, projected: false };
    const where = eq(projectionQueue.productId, productId);
    try {
      await ask((db) => projectQueued(db, projection, { limit: 1000, where }), projectingMilliseconds);
      return { productId, projected: true };
    } catch (error) {
      onProjectionFailure?.(error);
      return { productId, projected: false };
    }
  };
