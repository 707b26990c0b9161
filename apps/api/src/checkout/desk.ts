import type { Ports, Visit } from "../context.ts";
import type { Session } from "../session/port.ts";
import type { Till } from "./port.ts";

/** Where orders are worked on, whoever asks: a shopper, a provider's call, a job. */
export type Desk = {
  readonly ports: Pick<Ports, "carts" | "accountCarts" | "clock" | "log">;
  readonly till: Till;
};

/** A shopper at the till. */
export type AtTill = Desk & { readonly ports: Ports; readonly session: Session; readonly visit: Visit };
