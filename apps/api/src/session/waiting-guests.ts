import type { CartId } from "@dotcart/cart-domain";
import type { Context } from "../context.ts";
import { cookieOf, hiddenCookie } from "./credentials.ts";

/** Tokens of guests whose carts are still to be brought into an account's. */
export type WaitingGuests = {
  /** The account's cart they wait for; null where each is closed already, and says itself which one it goes to. */
  readonly into: CartId | null;
  readonly tokens: readonly string[];
};

const nameOf = (secure: boolean): string => (secure ? "__Host-dotcart-waiting" : "dotcart-waiting");
const most = 4;

/** Who waits in this browser. `~` occurs in no id and in no token. */
export function waitingGuests({ ports: { shop }, visit }: Context): WaitingGuests {
  const value = cookieOf(visit.headers.get("cookie"), nameOf(shop.secure)) ?? "";
  const [into = "", ...tokens] = value.split("~");
  return { into: into === "" ? null : (into as CartId), tokens: tokens.slice(0, most) };
}

/** Lets them wait in a cookie of their own, out of reach of scripts. Nobody waiting is no cookie. */
export function letWait({ ports: { shop, clock }, visit }: Context, { into, tokens }: WaitingGuests): void {
  const value = tokens.length === 0 ? "" : [into ?? "", ...tokens.slice(-most)].join("~");
  const endsAt = tokens.length === 0 ? 0 : clock() + shop.cartTtlMilliseconds;
  visit.setCookie(hiddenCookie(nameOf(shop.secure), { value, endsAt }, shop));
}
