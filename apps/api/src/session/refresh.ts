import { emptyCart } from "@dotcart/cart-domain";
import { merged } from "../cart/still-open.ts";
import type { Context } from "../context.ts";
import { type EnteredSession, enter } from "./enter.ts";
import { startGuest } from "./start.ts";
import type { Returning } from "./who-returns.ts";

/**
 * A token for the same cart that lasts its full time again, and the cart with it. A guest's whose cart was merged gets none; an account's
 * comes with what a sign-in could not bring along.
 */
export async function refresh(ctx: Context, returning: Returning): Promise<EnteredSession> {
  if (returning.kind === "account") return enter(ctx, returning.account);
  const { carts, clock } = ctx.ports;
  const { cartId, subject } = returning.guest;
  const looked = await carts.take(cartId, { delta: emptyCart, subject, create: false, now: clock() });
  if (looked.kind === "closed") throw merged();
  return { ...(await startGuest(ctx, returning.guest)), receipt: null };
}
