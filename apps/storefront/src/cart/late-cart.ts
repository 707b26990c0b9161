import { type CartClient, loadingSnapshot } from "@dotcart/cart-client/core";
import { Currency } from "@dotcart/cart-domain";

export type LateCart = {
  /** One value for the life of the page: asleep at first, then the client that was made. */
  readonly client: CartClient;
  /** Makes the client; the second time nothing happens. */
  open(currency: string): void;
};

/**
 * A cart for pages that are drawn before anybody knows what the shop charges in: the currency is the running shop's,
 * not the build's, and arrives with the first piece of the page that is made for a request. Goods bring it along, so
 * a click on *add* need not wait for it.
 */
export function createLateCart(create: (currency: string) => CartClient): LateCart {
  let made: CartClient | null = null;
  let wake: (client: CartClient) => void = () => {};
  const opened = new Promise<CartClient>((resolve) => {
    wake = resolve;
  });
  const listeners = new Map<() => void, () => void>();
  // What it is in does not matter while there is nothing to count.
  const loading = loadingSnapshot(Currency.parse("EUR"));

  function open(currency: string): CartClient {
    if (made !== null) return made;
    made = create(currency);
    wake(made);
    for (const listener of [...listeners.keys()]) {
      listeners.set(listener, made.subscribe(listener));
      listener();
    }
    return made;
  }

  const client: CartClient = {
    snapshot: () => made?.snapshot() ?? loading,
    loading: () => loading,
    subscribe(listener) {
      listeners.set(listener, made?.subscribe(listener) ?? (() => {}));
      return () => {
        listeners.get(listener)?.();
        listeners.delete(listener);
      };
    },
    apply(change) {
      const cart = change.kind === "add" ? open(change.variant.price.currency) : made;
      if (cart === null) throw new Error("A line is changed after it was shown, so there is a cart by then.");
      return cart.apply(change);
    },
    sync: async () => (await opened).sync(),
    entered: async (...someone) => (await opened).entered(...someone),
    left: async () => (await opened).left(),
    dismiss: (id) => made?.dismiss(id),
    close: () => made?.close(),
  };
  return { client, open: (currency) => void open(currency) };
}
