import type { AccountSession } from "../account/port.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../problem.ts";
import { enter } from "./enter.ts";
import { newGuest } from "./guest.ts";
import { keepClosed } from "./keep-closed.ts";
import { signedIn } from "./signed-in.ts";
import { type StartedSession, startGuest } from "./start.ts";

/**
 * A new guest, unless this browser is signed in: then the account's session. A sign-in closes the guest's cart before its
 * own answer arrives; a tab that meets the closed cart in between starts anew, and its answer, coming last, would put a
 * guest's cookies in the place of the account's.
 */
export async function begin(ctx: Context): Promise<StartedSession> {
  const account = await livingSignIn(ctx);
  if (account !== null) {
    const { kind, token, cartId, expiresAt } = await enter(ctx, account);
    return { kind, token, cartId, expiresAt };
  }
  await keepClosed(ctx);
  return startGuest(ctx, newGuest(ctx.ports.random));
}

/** Where nobody can say who is signed in, nobody is: a guest is served all the same. */
async function livingSignIn(ctx: Context): Promise<AccountSession | null> {
  try {
    return await signedIn(ctx);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
