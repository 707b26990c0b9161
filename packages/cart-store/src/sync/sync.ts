import {
  type Cart,
  type CartId,
  contextOf,
  type Delta,
  type Dot,
  decodeCart,
  decodeHave,
  diff,
  dotCount,
  dotsIn,
  emptyCart,
  encodeCart,
  encodeHave,
  type Have,
  haveOf,
  ingressBounds,
  join,
  knows,
  ok,
  type RefusedDot,
  type Result,
  refuse,
  type SyncProblem,
  type SyncReply,
  type SyncRequest,
  type VariantId,
  variantOf,
  type WireProblem,
} from "@dotcart/cart-domain";
import type { CartStore, StoredCart } from "../port.ts";
import type { SealedCart, Sealer } from "./sealer.ts";

export type SyncOptions = {
  readonly carts: CartStore;
  readonly sealer: Sealer;
  /** Which of these the catalogue knows. It throws where it cannot tell. */
  readonly knownVariants: (ids: readonly VariantId[]) => Promise<ReadonlySet<VariantId>>;
  /** How long a cart lives: a snapshot older than this tells nothing any more. */
  readonly ttlMilliseconds: number;
  readonly now: () => number;
};

/** Who syncs which cart, by the token that was shown. */
export type Syncer = { readonly cartId: CartId; readonly subject: string };

export type Sync = (who: Syncer, request: SyncRequest) => Promise<Result<SyncReply, SyncProblem>>;

/**
 * One exchange between a replica and the store. A request is refused as a whole before anything is done, or taken but
 * for the dots it is told of: those the device drops, and the rest stays. Repeating a request has no further effect.
 */
export function createSync({ carts, sealer, knownVariants, ttlMilliseconds, now }: SyncOptions): Sync {
  const seals = new WeakMap<StoredCart, Promise<string | null>>();

  return async (who, request) => {
    const read = await readRequest(who, request);
    if (!read.ok) return read;
    const { delta, have, sealed } = read.value;
    if (sealed !== null) {
      const problem = await heal(sealed);
      if (problem !== null) return refuse(problem);
    }
    const known = await withoutUnknown(who.cartId, delta);
    const taken = await carts.take(who.cartId, {
      delta: known.delta,
      subject: who.subject,
      create: dotCount(known.delta.context) > 0,
      now: now(),
      seen: have.context,
    });
    if (taken.kind === "closed") return refuse({ kind: "cart-closed" });
    if (taken.kind === "no-such-cart") return ok({ ...nothing, refused: known.refused });
    const { cart, version } = taken.stored;
    const refused = [...known.refused, ...taken.refused];
    const lacking = diff(cart, have);
    const isWorthKeeping =
      version > 0 &&
      (taken.kind === "changed" || lacking !== emptyCart) &&
      !isBehind(cart, have, new Set(refused.map(({ dot }) => dot)));
    return ok({
      delta: encodeCart(lacking),
      have: encodeHave(haveOf(cart)),
      version,
      sealed: isWorthKeeping ? await sealOf(who.cartId, taken.stored) : null,
      refused,
    });
  };

  async function readRequest(who: Syncer, request: SyncRequest): Promise<Result<Read, SyncProblem>> {
    if (request.cartId !== undefined && request.cartId !== who.cartId)
      return refuse({ kind: "other-cart", cartId: who.cartId });
    const delta = decodeCart(request.delta, ingressBounds);
    if (!delta.ok) return refuse(deltaProblem(delta.problem));
    const have = decodeHave(request.have);
    if (!have.ok) return refuse(haveProblem(have.problem));
    if (request.sealed === undefined) return ok({ delta: delta.value, have: have.value, sealed: null });
    const sealed = await sealer.open(request.sealed);
    if (!sealed.ok) return refuse({ kind: "seal-refused", reason: sealed.problem });
    if (sealed.value.cartId !== who.cartId) return refuse({ kind: "seal-refused", reason: "foreign-cart" });
    return ok({ delta: delta.value, have: have.value, sealed: sealed.value });
  }

  /**
   * Gives the store back what it once held, other devices' dots and removals included. What has outlived its cart tells
   * nothing: it would bring back what expired.
   */
  async function heal({ cartId, cart, version, at }: SealedCart): Promise<SyncProblem | null> {
    const stored = await carts.read(cartId);
    if (stored !== null && stored.closedInto !== null) return { kind: "cart-closed" };
    if (!join(stored?.cart ?? emptyCart, cart).changed) return null;
    if (at + ttlMilliseconds <= now()) return { kind: "seal-refused", reason: "expired" };
    const merged = await carts.merge(cartId, cart, { create: true, now: now(), version });
    return merged.kind === "closed" ? { kind: "cart-closed" } : null;
  }

  /**
   * Leaves out what is new and about goods that nobody sells. Who only repeats what the store has is not asked about it,
   * nor who changes what is in the cart: without its set a delta would only take out what the set was to replace.
   */
  async function withoutUnknown(
    cartId: CartId,
    delta: Delta,
  ): Promise<{ readonly delta: Delta; readonly refused: readonly RefusedDot[] }> {
    const variants = new Set([...delta.entries.values()].map(({ line }) => variantOf(line)));
    const known = variants.size === 0 ? variants : await knownVariants([...variants]);
    if ([...variants].every((id) => known.has(id))) return { delta, refused: [] };
    const held = (await carts.read(cartId))?.cart ?? emptyCart;
    const has = new Set([...held.entries.values()].map(({ line }) => variantOf(line)));
    const refused: RefusedDot[] = [];
    for (const [dot, { kind, line }] of delta.entries) {
      const variantId = variantOf(line);
      if (known.has(variantId) || knows(held.context, dot) || (kind === "set" && has.has(variantId)))
        continue;
      refused.push({ dot, problem: { kind: "product-not-found", variantId } });
    }
    return { delta: without(delta, new Set(refused.map(({ dot }) => dot))), refused };
  }

  function sealOf(cartId: CartId, stored: StoredCart): Promise<string | null> {
    const { version, at, cart } = stored;
    const sealed = seals.get(stored) ?? sealer.seal({ cartId, version, at, cart });
    seals.set(stored, sealed);
    return sealed;
  }
}

type Read = { readonly delta: Delta; readonly have: Have; readonly sealed: SealedCart | null };

/** What is told where there is no cart and nothing to make one of. */
const nothing: SyncReply = {
  delta: encodeCart(emptyCart),
  have: encodeHave(haveOf(emptyCart)),
  version: 0,
  sealed: null,
  refused: [],
};

/** Whether the device shows what the server has lost: a seal of the loss must not take the place of a better one. */
const isBehind = ({ context }: Cart, { live }: Have, refused: ReadonlySet<Dot>): boolean =>
  [...live].some((dot) => !knows(context, dot) && !refused.has(dot));

/** A delta from outside that says nothing of these dots, neither what they carry nor that they were seen. */
const without = ({ entries, context }: Delta, dots: ReadonlySet<Dot>): Delta => ({
  entries: new Map([...entries].filter(([dot]) => !dots.has(dot))),
  context: contextOf(dotsIn(context).filter((dot) => !dots.has(dot))),
});

function deltaProblem(problem: WireProblem): SyncProblem {
  switch (problem.kind) {
    case "unknown-wire-version":
      return problem;
    case "cart-too-large":
      return { ...problem, kind: "delta-too-large" };
    case "malformed-cart":
      return { kind: "malformed-delta" };
  }
}

const haveProblem = (problem: WireProblem): SyncProblem =>
  problem.kind === "unknown-wire-version" ? problem : { kind: "malformed-have" };
