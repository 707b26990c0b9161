import type { VariantId } from "@dotcart/cart-domain";
import { type CartStore, createSealer, createSync } from "@dotcart/cart-store";
import type { Catalogue } from "../catalogue/port.ts";
import type { Ports } from "../context.ts";
import type { EdgeEnv } from "../env.ts";

export type CartPortsOptions = {
  /** With the life of a guest's cart. */
  readonly carts: CartStore;
  readonly catalogue: Catalogue;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
};

type CartEnv = Pick<EdgeEnv, "SESSION_SECRET" | "CART_TTL_SECONDS" | "ACCOUNT_CART_TTL_SECONDS">;

/** Carts and their synchronising, for guests and for accounts: the same, but for how long they live. */
export function cartPorts(
  env: CartEnv,
  { carts, catalogue, clock }: CartPortsOptions,
): Pick<Ports, "carts" | "accountCarts" | "sync"> {
  const accountCarts = carts.withLife(env.ACCOUNT_CART_TTL_SECONDS);
  const sealer = createSealer({ secrets: env.SESSION_SECRET });
  const knownVariants = async (ids: readonly VariantId[]): Promise<ReadonlySet<VariantId>> =>
    new Set((await catalogue.variantsByIds(ids)).keys());
  const syncOf = (store: CartStore, ttlSeconds: number) =>
    createSync({ carts: store, sealer, knownVariants, ttlMilliseconds: ttlSeconds * 1000, now: clock });
  return {
    carts,
    accountCarts,
    sync: {
      guest: syncOf(carts, env.CART_TTL_SECONDS),
      account: syncOf(accountCarts, env.ACCOUNT_CART_TTL_SECONDS),
    },
  };
}
