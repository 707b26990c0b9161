import type { IncomingMessage } from "node:http";
import { cartsOf } from "../../cart/carts-of.ts";
import { merged } from "../../cart/still-open.ts";
import type { Ports } from "../../context.ts";
import { Refusal } from "../../problem.ts";
import { credentialsOf } from "../../session/credentials.ts";
import type { Session } from "../../session/port.ts";

const read = ["authorization", "cookie", "x-request-id"] as const;

/** Those headers of a request that a stream asks for. */
export function headersOf({ headers }: IncomingMessage): Headers {
  const found = new Headers();
  for (const name of read) {
    const value = headers[name];
    if (typeof value === "string") found.set(name, value);
  }
  return found;
}

/** Who wants to listen, by the same tokens as everywhere; or a refusal. */
export async function admitStream(request: IncomingMessage, ports: Ports): Promise<Session> {
  if (request.method !== "GET") throw new Refusal({ kind: "method-not-allowed" });
  const credentials = credentialsOf(headersOf(request), ports.shop);
  if (credentials === null) throw new Refusal({ kind: "unauthorized", reason: "missing" });
  const verified = await ports.tokens.verify(credentials.token);
  if (!verified.ok) throw new Refusal({ kind: "unauthorized", reason: verified.fault });
  return verified.session;
}

/** The version to begin with. 0 where there is no cart, and where nobody can say: a gap is told when Redis is back. */
export async function versionNow(ports: Ports, session: Session): Promise<number> {
  const stored = await cartsOf(ports, session)
    .read(session.cartId)
    .catch(() => null);
  if (stored !== null && stored.closedInto !== null) throw merged();
  return stored?.version ?? 0;
}
