import type { Cart, CartId, Dot, OperationId, Variant, VariantId } from "@dotcart/cart-domain";
import type { CartStore, ThinOperation } from "@dotcart/cart-store";
import { type Link, type Network, NetworkError } from "../faulty/network.ts";
import type { Clock } from "../virtual/clock.ts";

/** What a script asks of a cart it keeps no copy of. */
export type ThinWish = {
  readonly kind: "add" | "setQuantity" | "remove";
  readonly variant: Variant;
  readonly quantity: number;
};

const TRIES = 4;

/**
 * A caller without a replica, as REST and scripts are: reads the cart, thinks, and asks for one operation with the dots it
 * was shown, under one operation id however often it has to ask.
 */
export async function callThinly(options: {
  readonly clock: Clock;
  readonly network: Network;
  readonly link: Link;
  readonly carts: CartStore;
  readonly cartId: CartId;
  readonly operationId: string;
  readonly wish: ThinWish;
}): Promise<void> {
  const { clock, network, link, carts, cartId, wish } = options;
  const shown = await tried(() => network.request(link, () => carts.read(cartId)));
  if (shown === undefined) return;
  await clock.sleep(200);
  const operation = operationOf(wish, {
    operationId: options.operationId as OperationId,
    now: clock.now(),
    dots: dotsOn(shown?.cart, wish.variant.id),
  });
  await tried(() => network.request(link, () => carts.apply(cartId, operation)));
}

function operationOf(
  { kind, variant, quantity }: ThinWish,
  { dots, ...given }: { operationId: OperationId; now: number; dots: readonly Dot[] },
): ThinOperation {
  if (kind === "add") return { ...given, kind, variant, quantity };
  return kind === "remove"
    ? { ...given, kind, line: variant.id, dots }
    : { ...given, kind, variant, quantity, dots };
}

const dotsOn = (cart: Cart | undefined, line: VariantId): readonly Dot[] =>
  [...(cart?.entries ?? [])].flatMap(([dot, entry]) => (entry.line === line ? [dot] : []));

/** Asks again while nobody answers; undefined when nobody ever did. */
async function tried<T>(ask: () => Promise<T>): Promise<T | undefined> {
  for (let i = 0; i < TRIES; i++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
    }
  }
  return undefined;
}
