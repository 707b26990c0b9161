import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRedis } from "@dotcart/local-stack";

export type LosableRedis = {
  readonly url: string;
  /** Starts it anew, on the same port, with nothing in it. */
  readonly empty: () => Promise<void>;
  /** Keeps a copy of what it acknowledged until now. */
  readonly remember: () => Promise<void>;
  /** Starts it anew, on the same port, with what was remembered last, as a failover to a stale copy does. */
  readonly setBack: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A Redis that can lose what it acknowledged. */
export async function startLosableRedis(): Promise<LosableRedis> {
  const folder = await mkdtemp(join(tmpdir(), "dotcart-losable-redis-"));
  const [data, copy] = [join(folder, "data"), join(folder, "copy")];
  let redis = await startRedis({ dir: data });
  const { url, port } = redis;

  async function startWith(older: string | null): Promise<void> {
    await redis.stop();
    await rm(data, { recursive: true });
    if (older !== null) await cp(older, data, { recursive: true });
    redis = await startRedis({ dir: data, port });
  }

  return {
    url,
    empty: () => startWith(null),
    /** The append-only file holds every write before its answer is sent. */
    async remember() {
      await rm(copy, { recursive: true, force: true });
      await cp(data, copy, { recursive: true, filter: (path) => !path.endsWith(".pid") });
    },
    setBack: () => startWith(copy),
    async stop() {
      await redis.stop();
      await rm(folder, { recursive: true });
    },
  };
}
