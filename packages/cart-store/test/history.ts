import {
  add,
  type Cart,
  type CartId,
  clear,
  contextOf,
  counterOf,
  type Delta,
  type Dot,
  dotOf,
  emptyCart,
  join,
  type OperationId,
  type Rid,
  remove,
  ridOf,
  saveForLater,
  setQuantity,
  unionContexts,
  type Variant,
} from "@dotcart/cart-domain";
import type {
  Applied,
  CartStore,
  Merged,
  MergeOptions,
  StoredCart,
  Taken,
  ThinOperation,
} from "../src/port.ts";
import { addOf, clearOf, newCartId, removeOf, setOf } from "./operations.ts";
import { variantOf } from "./products.ts";
import { type Random, randomBy } from "./random.ts";

/** One call on a store, and what the reference answered. */
export type Step = { readonly call: string; readonly expected: unknown; readonly actual: unknown };

export type History = {
  readonly id: CartId;
  /** Every call with both answers, in order. */
  readonly steps: readonly Step[];
};

const variants: readonly Variant[] = [
  variantOf({ id: "tea" }),
  variantOf({ id: "cup", stock: 6 }),
  variantOf({ id: "pack", min: 2, max: 12, step: 2 }),
  variantOf({ id: "gone", available: false }),
  variantOf({ id: "one", max: 1 }),
];
const START = 1_700_000_000_000;
/** The first owns most devices; the others are whoever else has come to know the cart. */
const people = ["guest:one", "guest:one", "guest:two", "account:three"] as const;

/**
 * What may happen to one cart: devices work offline and send their deltas late, twice, in any order, joined together,
 * or never, as themselves or as others; callers without a replica act on what they were shown, some time ago; a liar
 * claims dots nobody minted, those of others and of the server included; carts are merged into it, it is healed, and
 * sometimes closed. Each call is made on the reference and on one of the subjects, which all look at the same cart.
 */
export async function runHistory(
  seed: number,
  stores: { readonly reference: CartStore; readonly subjects: readonly CartStore[] },
  length: number,
): Promise<History> {
  const random = randomBy(seed);
  const id = newCartId();
  const into = newCartId();
  const devices = ["A", "B", "C", "D", "E"].map((name) => ({
    rid: `dev-${name}-${seed}`.padEnd(12, "_").slice(0, 12) as Rid,
    cart: emptyCart,
  }));
  const sent: Delta[] = [];
  const shown: Cart[] = [emptyCart];
  const asked: ThinOperation[] = [];
  const steps: Step[] = [];
  let now = START;

  async function both(
    call: string,
    make: (store: CartStore) => Promise<Applied | Merged | Taken | StoredCart | null>,
  ) {
    const expected = await make(stores.reference);
    const actual = await make(random.pick(stores.subjects));
    steps.push({ call, expected: told(expected), actual: told(actual) });
    const stored =
      expected !== null && "cart" in expected
        ? expected
        : expected !== null && "stored" in expected
          ? expected.stored
          : null;
    if (stored !== null) shown.push(stored.cart);
  }

  if (random.chance(0.2)) {
    const delta = deltaOfManyRids(seed, 58 + random.below(6));
    await both("merge of many rids", (store) => store.merge(id, delta, { create: true, now }));
  }
  for (let i = 0; i < length; i++) {
    now += random.below(1000) - 200;
    // Half a life, now and then: whoever looks at the cart then renews it.
    if (random.below(30) === 0) now += 1_800_000;
    const device = random.pick(devices);
    const deed = random.below(13);
    if (deed < 3) {
      const delta = actOffline(random, device, now);
      device.cart = join(device.cart, delta).state;
      sent.push(delta);
    } else if (deed < 6) {
      const delta = chooseDelta(random, { device: device.cart, sent, shown });
      const options: MergeOptions = {
        create: random.chance(0.5),
        now,
        ...(random.chance(0.2) ? { subject: random.pick(people) } : {}),
        ...(random.chance(0.1) ? { version: random.below(200) } : {}),
      };
      await both(`merge ${JSON.stringify([told(delta), options])}`, (store) =>
        store.merge(id, delta, options),
      );
    } else if (deed < 9) {
      const delta = chooseDelta(random, { device: device.cart, sent, shown });
      const options = {
        delta: random.chance(0.3) ? withClaims(delta, claimedDots(random, shown)) : delta,
        subject: random.pick(people),
        create: random.chance(0.7),
        now,
        ...(random.chance(0.3)
          ? { seen: random.chance(0.8) ? device.cart.context : lie(random, shown) }
          : {}),
      };
      await both(`take ${JSON.stringify(told(options))}`, (store) => store.take(id, options));
    } else if (deed < 12) {
      const operation = chooseOperation(random, { asked, shown, now });
      asked.push(operation);
      await both(`apply ${JSON.stringify(operation)}`, (store) => store.apply(id, operation));
    } else {
      await both("read", (store) => store.read(id));
      device.cart = join(device.cart, shown.at(-1) ?? emptyCart).state;
      if (i > length / 2 && random.chance(0.02))
        await both("close", (store) => store.close(id, { into, now }));
    }
  }
  for (const subject of stores.subjects) {
    steps.push({
      call: "read",
      expected: told(await stores.reference.read(id)),
      actual: told(await subject.read(id)),
    });
  }
  return { id, steps };
}

function actOffline(random: Random, { rid, cart }: { rid: Rid; cart: Cart }, now: number): Delta {
  const line = random.pick(variants).id;
  const author = { rid, now, seen: random.below(5000) };
  const quantity = 1 + random.below(4);
  switch (random.below(7)) {
    case 6:
      return saveForLater(cart, author, line);
    case 0:
      return remove(cart, line);
    case 1:
      return random.chance(0.3) ? clear(cart) : remove(cart, line);
    case 2:
      return setQuantity(cart, author, { line, quantity });
    default:
      return add(cart, author, { line, quantity });
  }
}

/** A delta on its way: one, the same again, several joined, a whole replica, or a lie. */
function chooseDelta(
  random: Random,
  from: { readonly device: Cart; readonly sent: readonly Delta[]; readonly shown: readonly Cart[] },
): Delta {
  const some = from.sent.length === 0 ? [emptyCart] : from.sent;
  switch (random.below(8)) {
    case 0:
      return from.device;
    case 1:
      return random.pick(from.shown);
    case 2:
      return [random.pick(some), random.pick(some), random.pick(some)].reduce((a, b) => join(a, b).state);
    case 3:
      return { ...emptyCart, context: contextOf(claimedDots(random, from.shown)) };
    default:
      return random.pick(some);
  }
}

/** One dot of each of many devices, all spent: room for a few more. */
const deltaOfManyRids = (seed: number, count: number): Delta => ({
  ...emptyCart,
  context: contextOf(
    Array.from({ length: count }, (_, i) => dotOf(`old-${i}-${seed}`.padEnd(12, "_").slice(0, 12) as Rid, 1)),
  ),
});

const lie = (random: Random, shown: readonly Cart[]) => contextOf(claimedDots(random, shown));

const withClaims = ({ entries, context }: Delta, claims: readonly Dot[]): Delta => ({
  entries,
  context: unionContexts(context, contextOf(claims)),
});

/** Dots near those that exist: live ones, spent ones, and some that nobody minted yet. */
function claimedDots(random: Random, shown: readonly Cart[]): Dot[] {
  const rids = [...new Set([...random.pick(shown).context.vector.keys(), "liar-liar-12" as Rid])];
  return Array.from({ length: 1 + random.below(3) }, () => dotOf(random.pick(rids), 1 + random.below(9)));
}

function chooseOperation(
  random: Random,
  from: { readonly asked: readonly ThinOperation[]; readonly shown: readonly Cart[]; readonly now: number },
): ThinOperation {
  if (from.asked.length > 0 && random.chance(0.15)) return random.pick(from.asked);
  const { now } = from;
  const variant = random.pick(variants);
  const reused =
    from.asked.length > 0 && random.chance(0.05) ? random.pick(from.asked).operationId : undefined;
  const base = reused === undefined ? { now } : { now, operationId: reused as OperationId };
  const live = [...random.pick(from.shown).entries.keys()];
  const dots = random.chance(0.5) ? { dots: live.filter(() => random.chance(0.7)) } : {};
  switch (random.below(8)) {
    case 0:
      return removeOf(variant, { ...base, ...dots });
    case 1:
      return random.chance(0.3) ? clearOf({ ...base, ...dots }) : removeOf(variant, base);
    case 2:
    case 3:
      return setOf(variant, random.below(7), { ...base, ...dots });
    default:
      return addOf(variant, 1 + random.below(3), base);
  }
}

/** An answer as plain values, whatever kind of maps a cart is held in and in whatever order. */
function told(answer: unknown): unknown {
  if (answer === null || typeof answer !== "object") return answer;
  if ("entries" in answer && "context" in answer) return plain(answer as Cart);
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, told(value)]));
}

/** A cart as plain values. */
export function plain({ entries, context }: Cart) {
  return {
    entries: Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1))),
    vector: Object.fromEntries([...context.vector].sort()),
    cloud: [...context.cloud].sort(),
  };
}

/** Whether every cloud dot is beyond a gap: the only form two equal contexts can have. */
export const isInNormalForm = ({ context }: Cart): boolean =>
  [...context.cloud].every((dot) => counterOf(dot) > (context.vector.get(ridOf(dot)) ?? 0) + 1);
