import type { CartStore } from "@dotcart/cart-store";
import type { Ports } from "../context.ts";
import type { Session } from "../session/port.ts";

/** The store that gives this session's cart the life it should have. */
export const cartsOf = (
  { carts, accountCarts }: Pick<Ports, "carts" | "accountCarts">,
  { kind }: Session,
): CartStore => (kind === "account" ? accountCarts : carts);
