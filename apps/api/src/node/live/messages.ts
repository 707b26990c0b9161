import { CartId } from "@dotcart/cart-domain";

/** What goes over the shards' live channels. The store writes the first, this API the other two. */
export type LiveMessage =
  | { readonly kind: "version"; readonly cartId: CartId; readonly version: number }
  | { readonly kind: "merged"; readonly cartId: CartId }
  | { readonly kind: "beat"; readonly text: string };

/** All channels of `liveChannel`, and the one of our own beats. */
export const livePattern = "{*}live";
export const beatChannel = "{beat}live";

export const mergedMessage = (cartId: CartId): string => `${cartId} merged`;

/** Null for what nobody of ours has written. */
export function readMessage(text: string): LiveMessage | null {
  const space = text.indexOf(" ");
  const name = text.slice(0, space);
  const rest = text.slice(space + 1);
  if (name === "beat") return { kind: "beat", text };
  const cartId = CartId.safeParse(name);
  if (!cartId.success) return null;
  if (rest === "merged") return { kind: "merged", cartId: cartId.data };
  return /^\d{1,15}$/.test(rest) ? { kind: "version", cartId: cartId.data, version: Number(rest) } : null;
}
