import type { CartId } from "@dotcart/cart-domain";
import type { Context } from "../context.ts";
import { sessionCookie } from "./credentials.ts";
import type { Session } from "./port.ts";

/** `expiresAt` is the token's, in milliseconds since the epoch. */
export type StartedSession = {
  readonly token: string;
  readonly cartId: CartId;
  readonly expiresAt: number;
};

/** Hands out a token for this subject and cart, in the answer and as a cookie that scripts cannot read. */
export async function start(
  { ports, visit }: Context,
  { subject, cartId }: Pick<Session, "subject" | "cartId">,
): Promise<StartedSession> {
  const { token, expiresAt } = await ports.tokens.issue({ subject, cartId });
  visit.setCookie(sessionCookie(token, expiresAt, ports.shop));
  return { token, cartId, expiresAt };
}
