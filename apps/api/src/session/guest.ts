import { CartId } from "@dotcart/cart-domain";
import type { Ports } from "../context.ts";
import type { Owner } from "./port.ts";

/** Somebody without a name, with a cart of his own. */
export function newGuest(random: Ports["random"]): Owner {
  return { subject: `guest:${base64url(random(12))}`, cartId: newCartId(random) };
}

/** A cart nobody can guess: 128 random bits as 22 base64url characters. */
export const newCartId = (random: Ports["random"]): CartId => CartId.parse(base64url(random(16)));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
