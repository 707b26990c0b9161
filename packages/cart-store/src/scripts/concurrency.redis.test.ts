import { add, type CartId, emptyCart, type Rid, remove } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { plain } from "../../test/history.ts";
import { addOf, clearOf, newCartId, removeOf, setOf } from "../../test/operations.ts";
import { variantOf } from "../../test/products.ts";
import { type Random, randomBy } from "../../test/random.ts";
import { useTestRedis } from "../../test/test-redis.ts";
import type { CartStore, StoredCart } from "../port.ts";
import { createRedisCartStore } from "../redis-cart-store.ts";

const server = useTestRedis();
const CARTS = 60;
const variants = [
  variantOf({ id: "tea" }),
  variantOf({ id: "cup", stock: 9 }),
  variantOf({ id: "pack", min: 2, step: 2 }),
];

test("concurrent callers of one process and of two are shown the same cart under the same version, and it is the true one", async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.log(`concurrent callers: SEED=${seed}`);
  const open = (batch = true) => createRedisCartStore({ redis: server.redis, ttlSeconds: 3600, batch });
  const stores = [open(), open(), open(false)];
  for (let index = 0; index < CARTS; index++) {
    const random = randomBy(seed + index);
    const id = newCartId();
    const shown: StoredCart[] = [];
    for (let burst = 0; burst < 6; burst++) {
      const some = random.chance(0.5) ? stores : stores.slice(0, 1);
      const calls = Array.from({ length: 1 + random.below(12) }, () =>
        callOn(random.pick(some), { id, random, seen: shown.at(-1) }),
      );
      for (const stored of await Promise.all(calls)) if (stored !== null) shown.push(stored);
    }
    const truth = await open().read(id);
    for (const store of stores)
      shown.push(
        (await store.read(id)) ?? { cart: emptyCart, version: 0, at: 0, expiresAt: 0, closedInto: null },
      );
    if (truth !== null) shown.push(truth);
    const byVersion = new Map<number, StoredCart>();
    for (const stored of shown) {
      const { at, version, cart } = byVersion.get(stored.version) ?? stored;
      byVersion.set(stored.version, { ...stored, at, cart });
      expect(plain(stored.cart), `SEED=${seed} + ${index}, version ${version}`).toEqual(plain(cart));
    }
    const last = Math.max(...shown.map(({ version }) => version));
    expect(truth?.version ?? 0, `SEED=${seed} + ${index}`).toBe(last);
  }
});

/** One random call; what it was shown, if anything. */
async function callOn(
  store: CartStore,
  { id, random, seen }: { id: CartId; random: Random; seen: StoredCart | undefined },
): Promise<StoredCart | null> {
  const variant = random.pick(variants);
  const dots = random.chance(0.5) ? { dots: [...(seen?.cart.entries.keys() ?? [])] } : {};
  const create = true;
  const now = 1_700_000_000_000 + random.below(1000);
  const rid = `device-${random.below(3)}____` as Rid;
  switch (random.below(10)) {
    case 0:
      return store.read(id);
    case 1: {
      const delta = add(seen?.cart ?? emptyCart, { rid, now, seen: 1 }, { line: variant.id, quantity: 1 });
      const merged = await store.merge(id, delta, { create, now });
      return merged.kind === "no-such-cart" ? null : merged.stored;
    }
    case 2: {
      const merged = await store.merge(id, remove(seen?.cart ?? emptyCart, variant.id), { create, now });
      return merged.kind === "no-such-cart" ? null : merged.stored;
    }
    case 3: {
      const delta = add(seen?.cart ?? emptyCart, { rid, now, seen: 1 }, { line: variant.id, quantity: 1 });
      const taken = await store.take(id, { delta, subject: `guest:${random.below(2)}`, create, now });
      return taken.kind === "no-such-cart" ? null : taken.stored;
    }
    default: {
      const operations = [
        addOf(variant, 2, { now }),
        addOf(variant, 2, { now }),
        addOf(variant, 1, { now }),
        setOf(variant, random.below(6), { now, ...dots }),
        removeOf(variant, { now, ...dots }),
        clearOf({ now, ...dots }),
      ];
      const applied = await store.apply(id, random.pick(operations));
      return applied.kind === "refused" ? null : applied.stored;
    }
  }
}
