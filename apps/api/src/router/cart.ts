import { apply } from "../cart/apply.ts";
import { cartsOf } from "../cart/carts-of.ts";
import { sync } from "../cart/sync.ts";
import { cartView } from "../cart/view.ts";
import { knownVariant } from "../catalogue/known-variant.ts";
import { router, shopper } from "../trpc.ts";
import { Add, Clear, Remove, SetQuantity, Sync } from "./cart-input.ts";
import { Nothing } from "./nothing.ts";

export const cartRouter = router({
  get: shopper
    .input(Nothing)
    .query(async ({ ctx: { ports, session } }) =>
      cartView(ports, session, await cartsOf(ports, session).read(session.cartId)),
    ),

  /** What a replica knows for what it lacks: one round trip, the same effect however often it is sent. */
  sync: shopper.input(Sync).mutation(({ ctx: { ports, session }, input }) => sync(ports, session, input)),

  /** Puts more of a variant in. The line's resulting quantity must be allowed, or nothing happens. */
  add: shopper.input(Add).mutation(async ({ ctx: { ports, session }, input }) => {
    const { operationId, variantId, quantity } = input;
    const variant = await knownVariant(ports.catalogue, variantId);
    return apply(ports, session, { kind: "add", operationId, variant, quantity });
  }),

  /** Makes the line this many, instead of what the caller was shown. 0 removes it, known to the catalogue or not. */
  setQuantity: shopper.input(SetQuantity).mutation(async ({ ctx: { ports, session }, input }) => {
    const { operationId, variantId, quantity, dots } = input;
    if (quantity === 0) return apply(ports, session, { kind: "remove", operationId, line: variantId, dots });
    const variant = await knownVariant(ports.catalogue, variantId);
    return apply(ports, session, { kind: "setQuantity", operationId, variant, quantity, dots });
  }),

  /** Takes a line out. One that is not there is no problem. */
  remove: shopper.input(Remove).mutation(({ ctx: { ports, session }, input }) => {
    const { operationId, variantId: line, dots } = input;
    return apply(ports, session, { kind: "remove", operationId, line, dots });
  }),

  /** Empties the cart of what the caller was shown. */
  clear: shopper.input(Clear).mutation(({ ctx: { ports, session }, input }) => {
    const { operationId, dots } = input;
    return apply(ports, session, { kind: "clear", operationId, dots });
  }),
});
