import type { CartId, Rid } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { isInNormalForm, plain, runHistory } from "../../test/history.ts";
import { useTestRedis } from "../../test/test-redis.ts";
import { batchCommands } from "../batch.ts";
import type { KeptCart } from "../kept-cart.ts";
import { keysOf } from "../keys.ts";
import { createMemoryCartStore, type MemoryCarts } from "../memory-cart-store.ts";
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
  const carts: MemoryCarts = new Map();
  const reference = createMemoryCartStore({ ttlSeconds, random: ridsOf(seed), carts });
  const { id, steps } = await runHistory(seed, { reference, subjects }, LENGTH);
  for (const [index, { call, expected, actual }] of steps.entries()) {
    expect(actual, `SEED=${seed}, step ${index}: ${call}`).toEqual(expected);
  }
  const stored = await createRedisCartStore(options).read(id);
  expect(await ownersIn(id), `SEED=${seed}: whose the rids are`).toEqual(ownersOf(carts.get(id)?.kept));
  if (stored !== null)
    expect(isInNormalForm(stored.cart), `SEED=${seed}: ${JSON.stringify(plain(stored.cart))}`).toBe(true);
}

/** Whose the rids of a cart are, and the one the server mints with. */
const ownersOf = (kept: KeptCart | undefined) =>
  kept && { bindings: Object.fromEntries(kept.bindings), rid: kept.rid };

async function ownersIn(id: CartId): Promise<ReturnType<typeof ownersOf>> {
  const fields = Object.entries((await server.redis.hgetall<Record<string, unknown>>(keysOf(id).cart)) ?? {});
  const bound = fields.filter(([name]) => name.startsWith("r:"));
  return fields.length === 0
    ? undefined
    : {
        bindings: Object.fromEntries(bound.map(([name, subject]) => [name.slice(2), String(subject)])),
        rid: fields.find(([name]) => name === "s")?.[1] as Rid,
      };
}

/** The same rids in the same order, one for every write: so that both sides mint the very same dots. */
function ridsOf(seed: number): () => Rid {
  let count = 0;
  return () => `${seed.toString(36)}-${(++count).toString(36)}-____________`.slice(0, 12) as Rid;
}
