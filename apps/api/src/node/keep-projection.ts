import type { CatalogProjection } from "@dotcart/cart-store";
import type { Projection } from "@dotcart/shop-db";
import type { Log } from "../log/port.ts";

export type ProjectionKeeper = {
  /** Looks now instead of at the next turn. */
  wake(): void;
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
};

export type KeeperOptions = {
  readonly books: Projection;
  readonly projection: CatalogProjection;
  readonly log: Log;
  readonly everyMilliseconds: number;
};

/**
 * Keeps the projection true while the process lives: what changed is put, what was lost is put again from the books.
 * Whatever is away meanwhile is asked again at the next turn; the log hears when it starts to fail and when it stops.
 */
export function keepProjection({
  books,
  projection,
  log,
  everyMilliseconds,
}: KeeperOptions): ProjectionKeeper {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> | undefined;
  let isStopped = false;
  let isFailing = false;

  async function look(): Promise<void> {
    if (!(await projection.isComplete())) {
      const products = await books.reprojectAll(projection);
      log.info({ products }, "the catalogue was projected into Redis");
    }
    while (!isStopped && (await books.projectDue(projection, 100)) > 0);
  }

  function wake(): void {
    if (isStopped || turn !== undefined) return;
    clearTimeout(timer);
    turn = look()
      .then(() => tell(null))
      .catch(tell)
      .finally(() => {
        turn = undefined;
        if (!isStopped) timer = setTimeout(wake, everyMilliseconds);
      });
  }

  function tell(failure: unknown): void {
    if (failure !== null && !isFailing)
      log.warn({ err: failure }, "the projection cannot be kept up to date");
    if (failure === null && isFailing) log.info({}, "the projection is kept up to date again");
    isFailing = failure !== null;
  }

  wake();
  return {
    wake,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
