import type { Context } from "../context.ts";
import { announceMerge } from "../live/announce-merge.ts";
import { adoptOrders } from "./adopt-orders.ts";
import { saysAccount } from "./any-tokens.ts";
import { credentialsOf } from "./credentials.ts";
import { mergeGuest, type Receipt } from "./merge-guest.ts";
import type { Owner } from "./port.ts";
import { releaseReserved } from "./release-reserved.ts";
import { letWait, waitingGuests } from "./waiting-guests.ts";

/**
 * Brings the cart of every guest this request shows a living token of into the account's, and his orders into its
 * history. What cannot be brought now keeps nobody from signing in: the token waits for the next `enter` or `refresh`
 * of this account.
 */
export async function bringGuests(ctx: Context, account: Owner): Promise<Receipt | null> {
  const { ports, visit } = ctx;
  const waiting = waitingGuests(ctx);
  const isOurs = waiting.into === null || waiting.into === account.cartId;
  const shown = credentialsOf(visit.headers, ports.shop)?.token ?? "";
  const tokens = new Set([...(isOurs ? waiting.tokens : []), shown]);
  const left: string[] = [];
  let receipt: Receipt | null = null;
  for (const token of tokens) {
    if (token === "" || saysAccount(token)) continue;
    try {
      receipt = (await bring(ctx, token, account)) ?? receipt;
    } catch (error) {
      ports.log.warn({ requestId: visit.requestId, err: error }, "what a guest had waits to be brought");
      left.push(token);
    }
  }
  if (left.length > 0 || (isOurs && waiting.tokens.length > 0))
    letWait(ctx, { into: account.cartId, tokens: left });
  return receipt;
}

async function bring({ ports }: Context, token: string, account: Owner): Promise<Receipt | null> {
  const verified = await ports.tokens.verify(token);
  if (!verified.ok || verified.session.kind !== "guest") return null;
  const receipt = await mergeGuest(ports, verified.session.cartId, account);
  if (receipt !== null) announceMerge(ports, verified.session.cartId);
  await adoptOrders(ports, verified.session, account);
  await releaseReserved(ports, verified.session);
  return receipt;
}
