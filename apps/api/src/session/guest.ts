import { CartId } from "@dotcart/cart-domain";
import type { Ports } from "../context.ts";
import type { Session } from "./port.ts";

/** Somebody without a name, with a cart nobody can guess: 128 random bits as 22 base64url characters. */
export function newGuest(random: Ports["random"]): Pick<Session, "subject" | "cartId"> {
  return { subject: `guest:${base64url(random(12))}`, cartId: CartId.parse(base64url(random(16))) };
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
