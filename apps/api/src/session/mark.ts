import type { CartId } from "@dotcart/cart-domain";
import type { Shop } from "../context.ts";

export const markName = "dotcart-mark";

export type Mark = {
  readonly kind: "guest" | "account";
  readonly cartId: CartId;
  /** Milliseconds since the epoch: of a guest's token, or of an account's sign-in. */
  readonly endsAt: number;
};

/**
 * The one cookie that scripts may read: whose cart this browser shows, until when, as `g|a.<cart id>.<seconds>`. It
 * opens nothing, so a page knows without asking which replica is its own.
 */
export const markCookie = ({ kind, cartId, endsAt }: Mark, shop: Pick<Shop, "secure">): string =>
  cookie(`${kind === "guest" ? "g" : "a"}.${cartId}.${Math.floor(endsAt / 1000)}`, endsAt, shop);

export const noMarkCookie = (shop: Pick<Shop, "secure">): string => cookie("", 0, shop);

const cookie = (value: string, endsAt: number, { secure }: Pick<Shop, "secure">): string =>
  `${markName}=${value}; Path=/; Expires=${new Date(endsAt).toUTCString()}; SameSite=Lax${secure ? "; Secure" : ""}`;
