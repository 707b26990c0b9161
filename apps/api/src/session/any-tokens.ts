import { decodeProtectedHeader } from "jose";
import { accountToken } from "../account/port.ts";
import type { Tokens, Verifier } from "./port.ts";

/**
 * Everybody's tokens. The header says only who is to check it: a token that calls itself an account's is checked with
 * public keys and never with our secret, and the other way round, so that no header can confuse the two.
 */
export const createAnyTokens = (guests: Tokens, accounts: Verifier): Tokens => ({
  issue: guests.issue,
  verify: (token) => (saysAccount(token) ? accounts : guests).verify(token),
});

/** What the token says of itself, checked or not. */
export function saysAccount(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg === accountToken.algorithm;
  } catch {
    return false;
  }
}
