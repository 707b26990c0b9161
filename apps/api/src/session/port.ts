import type { CartId } from "@dotcart/cart-domain";
import type { TokenFault } from "../problem.ts";

/**
 * What a verified token says: whose it is, which cart it opens, until when (milliseconds since the epoch). A subject
 * begins with its kind: `guest:…`, `account:…`.
 */
export type Session = {
  readonly kind: "guest" | "account";
  readonly subject: string;
  readonly cartId: CartId;
  readonly expiresAt: number;
};

/** Whose a cart is. */
export type Owner = Pick<Session, "subject" | "cartId">;

export type IssuedToken = { readonly token: string; readonly expiresAt: number };

export type Verified =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly fault: TokenFault };

export type Verifier = {
  /** Answers without a promise when it has seen the token before, which is nearly always. */
  verify(token: string): Verified | Promise<Verified>;
};

/** Signs guests' tokens, and checks everybody's. Accounts' are signed where accounts are (`account/port.ts`). */
export type Tokens = Verifier & { issue(guest: Owner): Promise<IssuedToken> };
