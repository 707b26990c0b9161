import type { Context } from "../context.ts";
import { Refusal } from "../problem.ts";
import { credentialsOf } from "./credentials.ts";
import type { Session } from "./port.ts";
import { isFromOurPages } from "./same-origin.ts";

/** The session of whoever asks, or a refusal that says what is wrong with the token and nothing else. */
export async function admit(ctx: Context, type: "query" | "mutation" | "subscription"): Promise<Session> {
  const { headers, url } = ctx.visit;
  const { shop, tokens } = ctx.ports;
  const credentials = credentialsOf(headers, shop);
  if (credentials === null) throw new Refusal({ kind: "unauthorized", reason: "missing" });
  if (credentials.via === "cookie" && type === "mutation" && !isFromOurPages(headers, url, shop))
    throw new Refusal({ kind: "foreign-origin" });
  const verified = await tokens.verify(credentials.token);
  if (!verified.ok) throw new Refusal({ kind: "unauthorized", reason: verified.fault });
  return verified.session;
}
