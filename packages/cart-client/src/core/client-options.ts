import type { Currency } from "@dotcart/cart-domain";
import type {
  CartApi,
  CartStorage,
  Channel,
  IdentityPort,
  Live,
  Locks,
  Now,
  Presence,
  Random,
  Schedule,
} from "./ports.ts";

/** Everything outside a replica. Given the same answers in the same order, a client does the same again. */
export type CartClientOptions = {
  readonly identity: IdentityPort;
  readonly api: CartApi;
  readonly storage: CartStorage;
  readonly live: Live;
  readonly channel: Channel;
  readonly locks: Locks;
  readonly presence: Presence;
  readonly now: Now;
  readonly random: Random;
  readonly schedule: Schedule;
  /** The one the shop charges in. */
  readonly currency: Currency;
};
