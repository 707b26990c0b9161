import type { Context } from "../context.ts";
import { announceMerge } from "../live/announce-merge.ts";
import { cookieOf, credentialsOf, hiddenCookie } from "./credentials.ts";
import { mergeGuest, type Receipt } from "./merge-guest.ts";
import type { Owner } from "./port.ts";

/**
 * The account's cart, and tokens of guests whose carts could not be brought into it yet, for the next try. `~` occurs in
 * none of them. Another account that signs in here does not get them.
 */
const waitingName = (secure: boolean): string => (secure ? "__Host-dotcart-waiting" : "dotcart-waiting");
const maxWaiting = 4;

/**
 * Brings the carts of every guest this request shows a living token of into the account's cart. What cannot be brought
 * now keeps nobody from signing in: its token waits in a cookie of its own for the next `enter` or `refresh`.
 */
export async function bringGuests(ctx: Context, account: Owner): Promise<Receipt | null> {
  const { ports, visit } = ctx;
  const waiting = waitingTokens(ctx, account);
  const shown = credentialsOf(visit.headers, ports.shop);
  const left: string[] = [];
  let receipt: Receipt | null = null;
  for (const token of new Set([...waiting, ...(shown === null ? [] : [shown.token])])) {
    try {
      receipt = (await bring(ctx, token, account)) ?? receipt;
    } catch (error) {
      ports.log.warn({ requestId: visit.requestId, err: error }, "a guest's cart waits to be merged");
      left.push(token);
    }
  }
  if (left.length > 0) visit.setCookie(waitingCookie(ctx, [account.cartId, ...left.slice(-maxWaiting)]));
  else if (waiting.length > 0) visit.setCookie(noWaitingCookie(ctx));
  return receipt;
}

/** Forgets whatever waits. */
export const noWaitingCookie = (ctx: Context): string => waitingCookie(ctx, []);

async function bring({ ports }: Context, token: string, account: Owner): Promise<Receipt | null> {
  const verified = await ports.tokens.verify(token);
  if (!verified.ok || verified.session.kind !== "guest") return null;
  const receipt = await mergeGuest(ports, verified.session.cartId, account);
  if (receipt !== null) announceMerge(ports, verified.session.cartId);
  return receipt;
}

function waitingTokens({ ports: { shop }, visit }: Context, { cartId }: Owner): readonly string[] {
  const value = cookieOf(visit.headers.get("cookie"), waitingName(shop.secure)) ?? "";
  const [whose, ...tokens] = value.split("~");
  return whose === cartId ? tokens.slice(0, maxWaiting) : [];
}

function waitingCookie({ ports: { shop, clock } }: Context, words: readonly string[]): string {
  const endsAt = words.length === 0 ? 0 : clock() + shop.cartTtlMilliseconds;
  return hiddenCookie(waitingName(shop.secure), { value: words.join("~"), endsAt }, shop);
}
