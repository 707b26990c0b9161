import type { VariantId } from "@dotcart/cart-domain";
import type { CatalogProjection } from "@dotcart/cart-store";
import type { Projection } from "@dotcart/shop-db";
import type { Log } from "../log/port.ts";
import { keepDoing } from "./jobs/keep-doing.ts";

export type ProjectionKeeper = {
  /** Looks now instead of at the next turn: the projection was found not to know these variants, which are sold. */
  wake(missing?: readonly VariantId[]): void;
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
};

export type KeeperOptions = {
  readonly books: Projection;
  readonly projection: CatalogProjection;
  readonly log: Log;
  readonly everyMilliseconds: number;
  /** A projection that calls itself complete and is not is filled again at most this often. */
  readonly mendEveryMilliseconds?: number;
  readonly now?: () => number;
};

/** Changes that are worked off at once. */
const portion = 100;
/** Enough to notice that something is missing; the refill that follows does not ask what. */
const maxGaps = 100;

/**
 * Keeps the projection true while the process lives: what changed is put, what was lost is put again from the books.
 * It need not believe a projection that calls itself complete: if what was found missing stays missing when nothing is
 * due any more, everything is put again. Whatever is away meanwhile is asked again at the next turn; the log hears when it starts to fail and when it stops.
 */
export function keepProjection({
  books,
  projection,
  log,
  everyMilliseconds,
  mendEveryMilliseconds = 60_000,
  now = Date.now,
}: KeeperOptions): ProjectionKeeper {
  const gaps = new Set<VariantId>();
  let mendableFrom = Number.NEGATIVE_INFINITY;
  const doing = keepDoing({ name: "projection of the catalogue", work: look, everyMilliseconds, log });

  async function look(): Promise<boolean> {
    if (!(await projection.isComplete())) await refill();
    // What comes meanwhile waits for the next turn: goods that sell a hundred times a second are put once.
    if ((await books.projectDue(projection, portion)) === portion) return true;
    if (gaps.size > 0 && now() >= mendableFrom) await mend();
    return false;
  }

  async function refill(): Promise<void> {
    gaps.clear();
    const products = await books.reprojectAll(projection);
    log.info({ products }, "the catalogue was projected into Redis");
  }

  async function mend(): Promise<void> {
    for (const id of (await projection.variantsByIds([...gaps])).keys()) gaps.delete(id);
    if (gaps.size === 0) return;
    mendableFrom = now() + mendEveryMilliseconds;
    log.warn({ variants: [...gaps] }, "the projection lacks what the books hold");
    await refill();
  }

  return {
    wake(missing = []) {
      const news = missing.filter((id) => !gaps.has(id)).slice(0, maxGaps - gaps.size);
      for (const id of news) gaps.add(id);
      if (missing.length === 0 || news.length > 0) doing.wake();
    },
    stop: doing.stop,
  };
}
