import type { CartId, Rid } from "@dotcart/cart-domain";
import { type BatchOptions, batchCommands } from "./batch.ts";
import { advance, decodeCart, encodeDelta, type KeptCart, noCart } from "./fields.ts";
import { keysOf } from "./keys.ts";
import { createKnownCarts, type KnownCart } from "./known-carts.ts";
import { impossibility, plainOperation } from "./operation.ts";
import { argumentsOf, deltaAfter, planAdd, problemOf } from "./operation-call.ts";
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
   * Whether callers share requests and wait for each other's replies. On for a server that answers many at once; off
   * (the default) where a connection belongs to one request, as in workerd.
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
  const known = createKnownCarts(maxKnownEntries);

  /** The cart a script tells of, to a caller who knew `base`. */
  async function cartTold(
    id: CartId,
    base: KnownCart | undefined,
    told: Told,
    next: Next,
  ): Promise<KeptCart | null> {
    if (told[0] === "none") return null;
    if (told[0] === "cart") return decodeCart(told[1], ttlSeconds);
    const before = await base?.kept;
    // The write that was to leave the mark we knew did leave it, but its reply never came: ask for the whole.
    if (before === undefined || before === null) return readWhole(id);
    return told[0] === "same" ? before : next(before, told[1], told[2]);
  }

  async function readWhole(id: CartId): Promise<KeptCart | null> {
    const [, ...told] = (await run(readCart, [keysOf(id).cart], [""])) as ReadReply;
    return cartTold(id, undefined, told, (before) => before);
  }

  /**
   * Runs a script that may change the cart. Where callers share requests, the mark it will leave counts as known from
   * here on: writes to one cart that travel together then find what they expect, and are answered in a word.
   */
  async function write<Answer extends ApplyReply | MergeReply>(
    id: CartId,
    base: KnownCart | undefined,
    call: Write,
  ) {
    const written = run(call.script, call.keys, call.args).then(async (answer) => {
      const reply = answer as Answer;
      if (reply[0] === "no") return { reply };
      const [, ...told] = reply as readonly [string, ...Told];
      return { reply, cart: await cartTold(id, base, told, call.next) };
    });
    let placed = base;
    if (batch !== false) {
      const left = written.then(({ cart }) => (cart?.mark === call.mark ? cart : null)).catch(() => null);
      placed = { mark: call.mark, kept: left };
      known.replace(id, base, placed);
    }
    try {
      const { cart } = await written;
      known.replace(id, placed, cart === undefined ? base : knownBy(cart));
      return await written;
    } catch (error) {
      known.replace(id, placed, base);
      throw error;
    }
  }

  return {
    async read(id) {
      const base = known.get(id);
      const [, ...told] = (await run(readCart, [keysOf(id).cart], [base?.mark ?? ""])) as ReadReply;
      const cart = await cartTold(id, base, told, (before) => before);
      if (told[0] !== "same") known.replace(id, base, knownBy(cart));
      return cart?.stored ?? null;
    },

    async apply(id, asked) {
      const operation = plainOperation(asked);
      const impossible = impossibility(operation);
      if (impossible !== null) return { kind: "refused", problem: impossible };
      const { now } = operation;
      const keys = keysOf(id);
      const base = known.get(id);
      const mark = random();
      const plan = planAdd(base, operation);
      const { reply, cart } = await write<ApplyReply>(id, base, {
        script: applyOperation,
        keys: [keys.cart, keys.operations, keys.events],
        args: argumentsOf(operation, { base, plan, mark, live: keys.live, ttlSeconds, eventsKept }),
        mark,
        next: (before, version, dot) =>
          advance(before, deltaAfter(before, operation, { plan, dot }), {
            version,
            at: now,
            mark,
            ttlSeconds,
          }),
      });
      if (reply[0] === "no") return { kind: "refused", problem: problemOf(reply, operation) };
      return { kind: reply[0], stored: cart?.stored ?? noCart(now, ttlSeconds) };
    },

    async merge(id, delta, { create, now }) {
      const keys = keysOf(id);
      const base = known.get(id);
      const mark = random();
      const places = [String(now), String(ttlSeconds), mark, base?.mark ?? "", keys.live, String(eventsKept)];
      const { reply, cart } = await write<MergeReply>(id, base, {
        script: mergeDelta,
        keys: [keys.cart, keys.events],
        args: [...places, create ? "1" : "0", ...encodeDelta(delta)],
        mark,
        next: (before, version, rid) =>
          advance({ ...before, rid: rid as Rid }, delta, { version, at: now, mark, ttlSeconds }),
      });
      if (reply[0] === "no") return { kind: "no-such-cart" };
      return { kind: reply[0], stored: cart?.stored ?? noCart(now, ttlSeconds) };
    },
  };
}

/** The cart a caller knew, after a write that found it so. */
type Next = (before: KeptCart, version: number, word: string) => KeptCart;

type Write = {
  readonly script: Script;
  readonly keys: string[];
  readonly args: string[];
  /** What a change leaves as the cart's mark. */
  readonly mark: string;
  readonly next: Next;
};

const knownBy = (cart: KeptCart | null): KnownCart | undefined =>
  cart === null ? undefined : { mark: cart.mark, kept: cart };
