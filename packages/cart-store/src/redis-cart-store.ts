import { type CartId, emptyContext, invariant, type Rid } from "@dotcart/cart-domain";
import { type BatchOptions, batchedOrNot } from "./batch.ts";
import { createGate } from "./gate.ts";
import { advanceByOthers, closed, decodeCart, encodeDelta, type KeptCart, noCart } from "./kept-cart.ts";
import { keysOf } from "./keys.ts";
import { createKnownCarts, type KnownCart } from "./known-carts.ts";
import { impossibility, plainOperation } from "./operation.ts";
import { argumentsOf, expectOperation, problemOf } from "./operation-call.ts";
import type { CartStore } from "./port.ts";
import { createRandomRid } from "./random-rid.ts";
import type { RedisScripting } from "./redis.ts";
import { createScriptRunner, type RunScript, type Script, type ScriptOptions } from "./script.ts";
import { applyOperation } from "./scripts/apply.ts";
import { closeCart } from "./scripts/close.ts";
import { mergeDelta } from "./scripts/merge.ts";
import { readCart } from "./scripts/read.ts";
import type { ApplyReply, CloseReply, MergeReply, ReadReply, TakeReply, Told } from "./scripts/reply.ts";
import { takeDelta } from "./scripts/take.ts";
import { checkSubject } from "./subject.ts";
import { refusedIn, takeArguments } from "./take-call.ts";
import { advanceByDevice, saidIn } from "./take-delta.ts";

export type RedisCartStoreOptions = ScriptOptions & {
  readonly redis: RedisScripting;
  /** A cart nobody changes or looks at for this long is forgotten. */
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
  const { redis, batch = false } = options;
  return storeOver(createScriptRunner(batchedOrNot(redis, batch), options), options);
}

/** Every life has its own memory of carts, for a cart's end is part of what is remembered; requests are shared. */
function storeOver(run: RunScript, options: RedisCartStoreOptions): CartStore {
  const { ttlSeconds, random = createRandomRid(), batch = false } = options;
  const { eventsKept = 20_000, maxKnownEntries = 100_000 } = options;
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
  async function write<Answer extends ApplyReply | MergeReply | TakeReply | CloseReply>(
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
        base === undefined || base.kept.stored.closedInto !== null
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

    async merge(id, delta, { create, now, subject, version = 0 }) {
      checkSubject(subject);
      const { base, fresh, keys, settings } = await prepare(id, now);
      const change = { at: now, mark: fresh, fresh, ttlSeconds, subject, version };
      const isOpen = base !== undefined && base.kept.stored.closedInto === null;
      const { reply, cart } = await write<MergeReply>(id, base, {
        after: isOpen ? advanceByOthers(base.kept, delta, change) : null,
        script: mergeDelta,
        keys,
        args: [...settings, create ? "1" : "0", subject ?? "", String(version), ...encodeDelta(delta)],
      });
      if (reply[0] === "no") return { kind: "no-such-cart" };
      return { kind: reply[0], stored: cart?.stored ?? noCart(now, ttlSeconds) };
    },

    async take(id, { create, now, ...asked }) {
      const { delta, subject, seen = emptyContext } = asked;
      checkSubject(subject);
      const said = saidIn(delta);
      const { base, fresh, keys, settings } = await prepare(id, now);
      const isOpen = base !== undefined && base.kept.stored.closedInto === null;
      const { reply, cart } = await write<TakeReply>(id, base, {
        after: isOpen
          ? advanceByDevice(base.kept, asked, { at: now, mark: fresh, fresh, ttlSeconds }).after
          : null,
        script: takeDelta,
        keys,
        args: [...settings, create ? "1" : "0", ...takeArguments(said, subject, seen)],
      });
      if (reply[0] === "no") return { kind: "no-such-cart" };
      const stored = cart?.stored ?? noCart(now, ttlSeconds);
      if (reply[0] === "closed") return { kind: "closed", stored };
      return { kind: reply[0], stored, refused: refusedIn(String(reply.at(-1))) };
    },

    async close(id, { into, now }) {
      const { base, fresh, keys, settings } = await prepare(id, now);
      const { cart } = await write<CloseReply>(id, base, {
        after: base === undefined ? null : closed(base.kept, into, { at: now, mark: fresh, ttlSeconds }),
        script: closeCart,
        keys,
        args: [...settings, into],
      });
      return cart?.stored ?? null;
    },

    withLife: (seconds) => storeOver(run, { ...options, ttlSeconds: seconds }),
  };

  /** What a change of a cart by a delta begins with: who goes ahead is back, and the script's first arguments are known. */
  async function prepare(id: CartId, now: number) {
    const { cart, events, live } = keysOf(id);
    const fresh = random();
    const first = ahead(id);
    if (first !== null) await first;
    const base = carts.get(id);
    const mark = base?.kept.mark ?? "";
    const settings = [String(now), String(ttlSeconds), fresh, mark, live, String(eventsKept)];
    return { base, fresh, keys: [cart, events], settings };
  }
}

type Write = {
  readonly script: Script;
  readonly keys: string[];
  readonly args: string[];
  /** What the known cart becomes by it; null when nothing is known, or nothing will change. */
  readonly after: KeptCart | null;
};
