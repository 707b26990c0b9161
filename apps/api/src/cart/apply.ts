import type { Dot, OperationId, Variant, VariantId } from "@dotcart/cart-domain";
import type { ThinOperation } from "@dotcart/cart-store";
import type { Ports } from "../context.ts";
import { Refusal } from "../problem.ts";
import type { Session } from "../session/port.ts";
import { cartsOf } from "./carts-of.ts";
import { merged } from "./still-open.ts";
import { type CartView, cartView } from "./view.ts";

type Asked = { readonly operationId: OperationId; readonly dots?: readonly Dot[] | undefined } & (
  | { readonly kind: "add" | "setQuantity"; readonly variant: Variant; readonly quantity: number }
  | { readonly kind: "remove"; readonly line: VariantId }
  | { readonly kind: "clear" }
);

/** Does one operation once on the caller's cart and shows the cart it led to, or refuses with the store's reason. */
export async function apply(ports: Ports, session: Session, asked: Asked): Promise<CartView> {
  const operation = operationOf(asked, ports.clock());
  const applied = await cartsOf(ports, session).apply(session.cartId, operation);
  if (applied.kind !== "refused") return cartView(ports, session, applied.stored);
  throw applied.problem.kind === "cart-closed" ? merged() : new Refusal(applied.problem);
}

/** Leaves `dots` out where the caller left it out: absent means "what the server holds", which `undefined` must not hide. */
function operationOf({ dots, ...asked }: Asked, now: number): ThinOperation {
  return dots === undefined ? { ...asked, now } : ({ ...asked, dots, now } as ThinOperation);
}
