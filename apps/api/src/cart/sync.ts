import type { SyncReply, SyncRequest } from "@dotcart/cart-domain";
import type { Ports } from "../context.ts";
import { Refusal } from "../problem.ts";
import type { Session } from "../session/port.ts";
import { merged } from "./still-open.ts";

/** Brings a replica and its cart together, or refuses the request as a whole with nothing done. */
export async function sync(ports: Ports, session: Session, request: SyncRequest): Promise<SyncReply> {
  const synced = await ports.sync[session.kind](session, request);
  if (synced.ok) return synced.value;
  throw synced.problem.kind === "cart-closed" ? merged() : new Refusal(synced.problem);
}
