import type { CartId } from "@dotcart/cart-domain";
import type { JSONWebKeySet } from "jose";
import { answerProblem } from "../http/answer.ts";
import { requestIdOf } from "../http/request-id.ts";
import { Refusal } from "../problem.ts";
import type { IssuedToken, Session } from "../session/port.ts";

/**
 * What an account token is made of beside subject and cart. Whoever verifies one insists on each of these: the key
 * set signs nothing else of this type, so no other token of ours can be taken for one (RFC 8725, 3.11).
 */
export const accountToken = {
  issuer: "dotcart",
  algorithm: "EdDSA",
  /** The header's `typ`. */
  type: "account+jwt",
  lifetimeSeconds: 15 * 60,
} as const;

/** The subject of an account in tokens and carts. */
export const accountSubject = (userId: string): string => `account:${userId}`;
/** Whose subject that is. */
export const userIdOf = (subject: string): string => subject.slice(accountSubject("").length);

/** Somebody who is signed in. A session slides: asking for it after a day makes it last its full time again. */
export type AccountSession = {
  readonly userId: string;
  /** When the sign-in ends, not a token; milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Complete `Set-Cookie` lines that belong into the answer: the slid session's cookie, or none. */
  readonly setCookies: readonly string[];
};

/**
 * Who has an account, and what is the account's. Every call answers, or rejects with a `Refusal`
 * (`dependency-unavailable` of `accounts`, `not-served-here`) and never with a wrong success: while Postgres is away
 * nobody is signed in and nobody is signed out.
 */
export type Accounts = {
  /** The sign-in that the request's cookie shows, or null: none, ended, revoked, of an address not verified. */
  sessionOf(headers: Headers): Promise<AccountSession | null>;
  /** Signs the short-lived token that opens a cart. The caller has made sure that the cart is the subject's. */
  tokenFor(session: Pick<Session, "subject" | "cartId">): Promise<IssuedToken>;
  /** The account's cart, made the first time. Atomic per account: calls that overlap answer the same one. */
  cartOf(userId: string): Promise<CartId>;
  /** Ends the sign-in that the request's cookie shows; answers the `Set-Cookie` lines that clear it, also when there was none. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** The public halves of the keys that account tokens are signed with, as `/api/auth/jwks` publishes them. */
  publicKeys(): Promise<JSONWebKeySet>;
  /** Everything below /api/auth/. Answers in any case, a failure included. */
  handle(request: Request): Promise<Response>;
};

const notServedHere = async (): Promise<never> => {
  throw new Refusal({ kind: "not-served-here" });
};

/** Where there is no Postgres: the edge, and tests of everything else. */
export const noAccounts: Accounts = {
  sessionOf: notServedHere,
  tokenFor: notServedHere,
  cartOf: notServedHere,
  signOut: notServedHere,
  publicKeys: notServedHere,
  handle: async ({ headers }) => answerProblem({ kind: "not-served-here" }, requestIdOf(headers)),
};
