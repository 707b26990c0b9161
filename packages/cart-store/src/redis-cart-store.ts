import { type CartId, invariant, type Rid } from "@dotcart/cart-domain";
import { type BatchOptions, batchCommands } from "./batch.ts";
import { createGate } from "./gate.ts";
import { advanceByOthers, decodeCart, encodeDelta, type KeptCart, noCart } from "./kept-cart.ts";
import { keysOf } from "./keys.ts";
import { createKnownCarts, type KnownCart } from "./known-carts.ts";
import { impossibility, plainOperation } from "./operation.ts";
import { argumentsOf, expectOperation, problemOf } from "./operation-call.ts";
import type { CartStore } from "./port.ts";
import { createRandomRid } from "./random-rid.ts";
import type { RedisScripting } from "./redis.ts";
import { createScriptRunner, type Script, type ScriptOptions } from "./script.ts";
import { applyOperation } from "./scripts/apply.ts";
import { mergeDelta } from "./scripts/merge.ts";
import { readCart } from "./scripts/read.ts";
import type { ApplyReply, MergeReply, ReadReply, Told } from "./scripts/reply.ts";

export type RedisCartStoreOptions = ScriptOptions & {
  readonly redis: RedisScripting;
  /** A cart nobody changes for this long is forgotten. */
  readonly ttlSeconds: number;
  readonly random?: () => Rid;
  /**
   * Whether callers share requests and wait for each other. On for a server that answers many at once; off (the
   * default) where a connection belongs to one request, as in workerd.
   */
  readonly batch?: boolean | BatchOptions;
  /** Events each shard keeps while nobody takes them away; roughly. */
  readonly eventsKept?: number;
  /** Entries, over all carts, that this process keeps decoded. */
  readonly maxKnownEntries?: number;
};

/** Carts in Redis, reached through Upstash's SDK: one script call for every read and every write. */
export function createRedisCartStore(options: RedisCartStoreOptions): CartStore {
  const { redis, ttlSeconds, random = createRandomRid(), batch = false } = options;
  const { eventsKept = 20_000, maxKnownEntries = 100_000 } = options;
  const run = createScriptRunner(
    batch === false ? redis : batchCommands(redis, batch === true ? {} : batch),
    options,
  );
  const isShared = batch !== false;
  const carts = createKnownCarts(maxKnownEntries);
  const gate = createGate<CartId>();

  /** Somebody who goes ahead: of the callers who would change a cart that nobody knows here, the first tells the others. */
  const ahead = (id: CartId): Promise<void> | null =>
    isShared && carts.get(id) === undefined ? gate.opening(id) : null;

  /** The cart a script tells of, to a caller who knew `base`. */
  async function cartTold(id: CartId, base: KnownCart | undefined, told: Told): Promise<KeptCart | null> {
    if (told[0] === "none") {
      if (base !== undefined) carts.forget(id, base);
      return null;
    }
    const kept = told[0] === "cart" ? decodeCart(told[1], ttlSeconds) : base?.kept;
    invariant(
      told[0] !== "next" && kept !== undefined,
      "a script tells in short what its caller can tell from it",
    );
    carts.learn(id, base, kept);
    return kept;
  }

  /**
   * Runs a script that may change the cart. What it is expected to make of the known cart counts as known from here on,
   * so that writes which travel together build on each other; a caller is shown it only after Redis has confirmed it.
   */
  async function write<Answer extends ApplyReply | MergeReply>(
    id: CartId,
    base: KnownCart | undefined,
    { after, script, keys, args }: Write,
  ): Promise<{ readonly reply: Answer; readonly cart: KeptCart | null }> {
    const expected = base !== undefined && after !== null ? { kept: after, told: base.told } : null;
    if (base !== undefined && expected !== null) carts.expect(id, base, expected);
    const answer = run(script, keys, args);
    if (base === undefined && isShared) gate.closeWhile(id, answer);
    try {
      const reply = (await answer) as Answer;
      if (expected !== null && reply[1] === "next") return { reply, cart: expected.kept };
      if (expected !== null) carts.forget(id, expected);
      if (reply[0] === "no") return { reply, cart: null };
      const [, ...told] = reply as readonly [string, ...Told];
      return { reply, cart: await cartTold(id, base, told) };
    } catch (error) {
      if (expected !== null) carts.forget(id, expected);
      throw error;
    }
  }

  return {
    async read(id) {
      const base = carts.get(id);
      const [, ...told] = (await run(readCart, [keysOf(id).cart], [base?.kept.mark ?? ""])) as ReadReply;
      return (await cartTold(id, base, told))?.stored ?? null;
    },

    async apply(id, asked) {
      const operation = plainOperation(asked);
      const impossible = impossibility(operation);
      if (impossible !== null) return { kind: "refused", problem: impossible };
      const { cart: key, operations, events, live } = keysOf(id);
      const mark = random();
      const first = ahead(id);
      if (first !== null) await first;
      const base = carts.get(id);
      const expected =
        base === undefined
          ? null
          : expectOperation(base.kept, operation, { at: operation.now, mark, ttlSeconds });
      const { reply, cart } = await write<ApplyReply>(id, base, {
        after: expected?.after ?? null,
        script: applyOperation,
        keys: [key, operations, events],
        args: argumentsOf(operation, { live, ttlSeconds, eventsKept }, { known: base?.kept, expected, mark }),
      });
      if (reply[0] === "no") return { kind: "refused", problem: problemOf(operation, reply) };
      return { kind: reply[0], stored: cart?.stored ?? noCart(operation.now, ttlSeconds) };
    },

    async merge(id, delta, { create, now }) {
      const { cart: key, events, live } = keysOf(id);
      const fresh = random();
      const first = ahead(id);
      if (first !== null) await first;
      const base = carts.get(id);
      const change = { at: now, mark: fresh, fresh, ttlSeconds };
      const settings = [
        String(now),
        String(ttlSeconds),
        fresh,
        base?.kept.mark ?? "",
        live,
        String(eventsKept),
      ];
      const { reply, cart } = await write<MergeReply>(id, base, {
        after: base === undefined ? null : advanceByOthers(base.kept, delta, change),
        script: mergeDelta,
        keys: [key, events],
        args: [...settings, create ? "1" : "0", ...encodeDelta(delta)],
      });
      if (reply[0] === "no") return { kind: "no-such-cart" };
      return { kind: reply[0], stored: cart?.stored ?? noCart(now, ttlSeconds) };
    },
    take: async () => Promise.reject(new Error("soon")),
    close: async () => Promise.reject(new Error("soon")),
    withLife: (seconds) => createRedisCartStore({ ...options, ttlSeconds: seconds }),
  };
}

type Write = {
  readonly script: Script;
  readonly keys: string[];
  readonly args: string[];
  /** What the known cart becomes by it; null when nothing is known, or nothing will change. */
  readonly after: KeptCart | null;
};
