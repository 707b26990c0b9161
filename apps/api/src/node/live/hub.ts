import type { CartId } from "@dotcart/cart-domain";
import type { LiveStream } from "./stream.ts";

/** Who listens to which cart, in this process. */
export type Hub = {
  add(cartId: CartId, stream: LiveStream): void;
  remove(cartId: CartId, stream: LiveStream): void;
  of(cartId: CartId): Iterable<LiveStream>;
  all(): Iterable<LiveStream>;
  size(): number;
  sizeOf(cartId: CartId): number;
};

export function createHub(): Hub {
  const streams = new Set<LiveStream>();
  const byCart = new Map<CartId, Set<LiveStream>>();
  return {
    add(cartId, stream) {
      streams.add(stream);
      const beside = byCart.get(cartId);
      if (beside === undefined) byCart.set(cartId, new Set([stream]));
      else beside.add(stream);
    },
    remove(cartId, stream) {
      streams.delete(stream);
      const beside = byCart.get(cartId);
      beside?.delete(stream);
      if (beside?.size === 0) byCart.delete(cartId);
    },
    of: (cartId) => byCart.get(cartId) ?? [],
    all: () => streams,
    size: () => streams.size,
    sizeOf: (cartId) => byCart.get(cartId)?.size ?? 0,
  };
}
