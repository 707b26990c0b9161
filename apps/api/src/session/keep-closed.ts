import type { Context } from "../context.ts";
import { saysAccount } from "./any-tokens.ts";
import { credentialsOf } from "./credentials.ts";
import { letWait, waitingGuests } from "./waiting-guests.ts";

/**
 * Before a new guest takes the cookie of one whose cart was closed: a sign-in may have crashed between closing and
 * merging, and then this token is all that leads to the goods. It waits for the account they belong to.
 */
export async function keepClosed(ctx: Context): Promise<void> {
  const { ports, visit } = ctx;
  const shown = credentialsOf(visit.headers, ports.shop);
  if (shown?.via !== "cookie" || saysAccount(shown.token)) return;
  const verified = await ports.tokens.verify(shown.token);
  if (!verified.ok) return;
  const stored = await ports.carts.read(verified.session.cartId).catch(() => null);
  if (stored === null || stored.closedInto === null) return;
  const { into, tokens } = waitingGuests(ctx);
  letWait(ctx, { into, tokens: [...tokens, shown.token] });
}
