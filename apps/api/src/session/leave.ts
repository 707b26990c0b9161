import type { Context } from "../context.ts";
import { sessionCookie } from "./credentials.ts";
import { noMarkCookie } from "./mark.ts";
import { letWait } from "./waiting-guests.ts";

/**
 * Ends the sign-in and takes every cookie of ours out of the browser: whoever sits down next starts anew. The cart stays
 * the account's. A token that somebody kept opens it until it ends, which is a quarter of an hour at most.
 */
export async function leave(ctx: Context): Promise<null> {
  const { ports, visit } = ctx;
  const cookies = await ports.accounts.signOut(visit.headers);
  const ours = [sessionCookie("", 0, ports.shop), noMarkCookie(ports.shop)];
  letWait(ctx, { into: null, tokens: [] });
  for (const cookie of [...cookies, ...ours]) visit.setCookie(cookie);
  return null;
}
