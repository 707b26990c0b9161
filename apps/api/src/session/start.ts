import type { CartId } from "@dotcart/cart-domain";
import { type AccountSession, accountSubject } from "../account/port.ts";
import type { Context } from "../context.ts";
import { sessionCookie } from "./credentials.ts";
import { markCookie } from "./mark.ts";
import type { Owner } from "./port.ts";

/** `expiresAt` is the token's, in milliseconds since the epoch. */
export type StartedSession = {
  readonly kind: "guest" | "account";
  readonly token: string;
  readonly cartId: CartId;
  readonly expiresAt: number;
};

/** Hands out a guest's token, in the answer and as a cookie that scripts cannot read. */
export async function startGuest({ ports, visit }: Context, guest: Owner): Promise<StartedSession> {
  const { token, expiresAt } = await ports.tokens.issue(guest);
  const { cartId } = guest;
  visit.setCookie(sessionCookie(token, expiresAt, ports.shop));
  visit.setCookie(markCookie({ kind: "guest", cartId, endsAt: expiresAt }, ports.shop));
  return { kind: "guest", token, cartId, expiresAt };
}

/** The same for an account. The cookies stay as long as the sign-in, so that an ended token is known for what it is. */
export async function startAccount(
  { ports, visit }: Context,
  { userId, expiresAt: endsAt }: AccountSession,
  cartId: CartId,
): Promise<StartedSession> {
  const { token, expiresAt } = await ports.accounts.tokenFor({ subject: accountSubject(userId), cartId });
  visit.setCookie(sessionCookie(token, endsAt, ports.shop));
  visit.setCookie(markCookie({ kind: "account", cartId, endsAt }, ports.shop));
  return { kind: "account", token, cartId, expiresAt };
}
