import type { Till } from "../checkout/port.ts";
import type { Ports } from "../context.ts";

/** Somebody the shop belongs to, with what he may reach. */
export type Merchant = {
  readonly ports: Ports;
  readonly till: Till;
  readonly account: { readonly userId: string };
};
