import type { CartId } from "@dotcart/cart-domain";

/** What handlers tell those who listen. Changes of a cart are announced by the store itself. */
export type LiveAnnouncer = {
  /** This cart went into another one: its streams end. May be repeated. */
  announceMerge(cartId: CartId): Promise<unknown>;
};

export const noLive: LiveAnnouncer = { announceMerge: async () => {} };
