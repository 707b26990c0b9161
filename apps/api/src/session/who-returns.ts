import type { AccountSession } from "../account/port.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../problem.ts";
import { admit } from "./admit.ts";
import { saysAccount } from "./any-tokens.ts";
import { credentialsOf } from "./credentials.ts";
import type { Session } from "./port.ts";
import { signedIn } from "./signed-in.ts";

/** A guest comes back with his token, an account with the sign-in behind its own, ended or not. */
export type Returning =
  | { readonly kind: "guest"; readonly guest: Session }
  | { readonly kind: "account"; readonly account: AccountSession };

/** Who may have a new token for an old one, or a refusal. */
export async function whoReturns(ctx: Context): Promise<Returning> {
  const shown = credentialsOf(ctx.visit.headers, ctx.ports.shop);
  if (shown === null || !saysAccount(shown.token))
    return { kind: "guest", guest: await admit(ctx, "mutation") };
  const account = await signedIn(ctx);
  if (account !== null) return { kind: "account", account };
  throw new Refusal({ kind: "unauthorized", reason: await endOf(ctx, shown.token) });
}

/** Why there is no way on from this token: the sign-in it came from has ended, or it came from none of ours. */
async function endOf({ ports }: Context, token: string) {
  const verified = await ports.tokens.verify(token);
  return verified.ok || verified.fault === "expired" ? "ended" : verified.fault;
}
