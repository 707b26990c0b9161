import { stillOpen } from "../cart/still-open.ts";
import type { Ports } from "../context.ts";
import { Refusal } from "../problem.ts";
import type { Session } from "../session/port.ts";

/**
 * The session, unless it is a guest's whose cart went into an account's: he is told so here as with his cart, and comes
 * back as the account. While carts are away orders are shown all the same.
 */
export async function stillShopping(ports: Pick<Ports, "carts">, session: Session): Promise<Session> {
  if (session.kind === "guest") stillOpen(await ports.carts.read(session.cartId).catch(unknown));
  return session;
}

function unknown(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}
