import type { AccountSession } from "../account/port.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../problem.ts";
import { isFromOurPages } from "./same-origin.ts";

/** The sign-in that the request's cookie shows, or null. */
export async function signedIn(ctx: Context): Promise<AccountSession | null> {
  if (!ctx.visit.headers.has("cookie")) return null;
  requireOurPages(ctx);
  const account = await ctx.ports.accounts.sessionOf(ctx.visit.headers);
  for (const cookie of account?.setCookies ?? []) ctx.visit.setCookie(cookie);
  return account;
}

/** A sign-in is a cookie's word alone, so it counts only from a page of ours, whatever bearer comes along. */
export function requireOurPages({ ports, visit: { headers, url } }: Context): void {
  if (headers.has("cookie") && !isFromOurPages(headers, url, ports.shop))
    throw new Refusal({ kind: "foreign-origin" });
}
