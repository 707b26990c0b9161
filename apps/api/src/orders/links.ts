import { createHmac, timingSafeEqual } from "node:crypto";
import { invariant } from "@dotcart/cart-domain";
import type { OrderLinks } from "../checkout/port.ts";

export type OrderLinksOptions = {
  /** Those of sessions: the first signs, all verify. Links use what they derive from them. */
  readonly secrets: readonly string[];
  readonly storefrontUrl: string;
};

/**
 * Signs addresses of orders. A key is 43 base64url characters, bound to its order, and lasts as long as the secret it
 * was made with: it lies in the shopper's mailbox, and his order is to be found there years later.
 */
export function createOrderLinks({ secrets, storefrontUrl }: OrderLinksOptions): OrderLinks {
  const keys = secrets.map(linkKey);
  const [signingKey] = keys;
  invariant(signingKey !== undefined, "there is a secret to sign with");
  const keyOf: OrderLinks["keyOf"] = (orderId) => sign(signingKey, orderId);

  return {
    keyOf,
    linkTo(orderId, language) {
      const link = new URL(`/${language}/orders/${orderId}`, storefrontUrl);
      link.searchParams.set("key", keyOf(orderId));
      return link.href;
    },
    isKeyOf(orderId, key) {
      if (!/^[\w-]{43}$/.test(key)) return false;
      const shown = Buffer.from(key);
      return keys.some((each) => timingSafeEqual(Buffer.from(sign(each, orderId)), shown));
    },
  };
}

/** Whoever learns a key of these learns nothing of the session's secret, and no token of a session is a key. */
const linkKey = (secret: string): Buffer =>
  createHmac("sha256", secret).update("dotcart order links 1").digest();

const sign = (key: Buffer, orderId: string): string =>
  createHmac("sha256", key).update(`order:${orderId}`).digest("base64url");
