import { type AccountSession, accountSubject } from "../account/port.ts";
import type { Context } from "../context.ts";
import { bringGuests } from "./bring-guests.ts";
import type { Receipt } from "./merge-guest.ts";
import { type StartedSession, startAccount } from "./start.ts";

export type EnteredSession = StartedSession & {
  /** What a guest's cart has brought into the account's; null when there was none. */
  readonly receipt: Receipt | null;
};

/** From a sign-in to the account's cart, and the guest's cart into it. */
export async function enter(ctx: Context, account: AccountSession): Promise<EnteredSession> {
  const cartId = await ctx.ports.accounts.cartOf(account.userId);
  const receipt = await bringGuests(ctx, { subject: accountSubject(account.userId), cartId });
  return { ...(await startAccount(ctx, account, cartId)), receipt };
}
