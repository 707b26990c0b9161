import type { Rid } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { isInNormalForm, plain, runHistory } from "../../test/history.ts";
import { useTestRedis } from "../../test/test-redis.ts";
import { batchCommands } from "../batch.ts";
import { createMemoryCartStore } from "../memory-cart-store.ts";
import type { CartStore } from "../port.ts";
import { createRedisCartStore } from "../redis-cart-store.ts";

const server = useTestRedis();
const HISTORIES = 600;
const LENGTH = 60;
const ttlSeconds = 3600;

test(`[law 10] the scripts equal the TypeScript join and decisions, answer by answer, over ${HISTORIES} histories`, async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.log(`law 10: histories of seeds ${seed} to ${seed + HISTORIES - 1}; SEED=${seed} repeats them`);
  const shared = { ...batchCommands(server.redis), pipeline: () => server.redis.pipeline() };
  for (let from = 0; from < HISTORIES; from += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, i) => check(seed + from + i, shared)));
  }
});

type Shared = Parameters<typeof createRedisCartStore>[0]["redis"];

async function check(seed: number, redis: Shared): Promise<void> {
  const options = { redis, ttlSeconds, random: ridsOf(seed) };
  const subjects: CartStore[] = [
    createRedisCartStore(options),
    createRedisCartStore({ ...options, batch: true }),
    createRedisCartStore({ ...options, maxKnownEntries: 0 }),
  ];
  const reference = createMemoryCartStore({ ttlSeconds, random: ridsOf(seed) });
  const { id, steps } = await runHistory(seed, { reference, subjects }, LENGTH);
  for (const [index, { call, expected, actual }] of steps.entries()) {
    expect(actual, `SEED=${seed}, step ${index}: ${call}`).toEqual(expected);
  }
  const stored = await createRedisCartStore(options).read(id);
  if (stored !== null)
    expect(isInNormalForm(stored.cart), `SEED=${seed}: ${JSON.stringify(plain(stored.cart))}`).toBe(true);
}

/** The same rids in the same order, one for every write: so that both sides mint the very same dots. */
function ridsOf(seed: number): () => Rid {
  let count = 0;
  return () => `${seed.toString(36)}-${(++count).toString(36)}-____________`.slice(0, 12) as Rid;
}
