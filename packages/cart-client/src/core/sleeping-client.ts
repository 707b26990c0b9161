import type { Currency } from "@dotcart/cart-domain";
import { loadingSnapshot } from "./loading-snapshot.ts";
import type { CartClient } from "./snapshot.ts";

/** For where there is nobody to shop: it is `loading` for ever and does nothing. */
export function createSleepingClient(currency: Currency): CartClient {
  const loading = loadingSnapshot(currency);
  const nothing = async (): Promise<void> => undefined;
  return {
    snapshot: () => loading,
    loading: () => loading,
    subscribe: () => () => undefined,
    apply: () => ({ ok: true }),
    sync: nothing,
    entered: nothing,
    left: nothing,
    dismiss: () => undefined,
    close: () => undefined,
  };
}
