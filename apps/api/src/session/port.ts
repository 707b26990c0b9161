import type { CartId } from "@dotcart/cart-domain";
import type { TokenFault } from "../problem.ts";

/** What a verified token says: whose it is, which cart it opens, until when (milliseconds since the epoch). */
export type Session = { readonly subject: string; readonly cartId: CartId; readonly expiresAt: number };

export type IssuedToken = { readonly token: string; readonly expiresAt: number };

export type Verified =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly fault: TokenFault };

/** Signs and checks session tokens. */
export type Tokens = {
  issue(session: Pick<Session, "subject" | "cartId">): Promise<IssuedToken>;
  /** Answers without a promise when it has seen the token before, which is nearly always. */
  verify(token: string): Verified | Promise<Verified>;
};
