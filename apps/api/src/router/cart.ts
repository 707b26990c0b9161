import { apply } from "../cart/apply.ts";
import { cartView } from "../cart/view.ts";
import { knownVariant } from "../catalogue/known-variant.ts";
import { guest, router } from "../trpc.ts";
import { Add, Clear, Remove, SetQuantity } from "./cart-input.ts";
import { Nothing } from "./nothing.ts";

export const cartRouter = router({
  get: guest.input(Nothing).query(async ({ ctx }) => {
    const { cartId } = ctx.session;
    return cartView(ctx, cartId, await ctx.carts.read(cartId));
  }),

  /** Puts more of a variant in. The line's resulting quantity must be allowed, or nothing happens. */
  add: guest.input(Add).mutation(async ({ ctx, input }) => {
    const variant = await knownVariant(ctx.catalogue, input.variantId);
    const { operationId, quantity } = input;
    return apply(ctx, { kind: "add", operationId, variant, quantity });
  }),

  /** Makes the line this many, instead of what the caller was shown. 0 removes it, known to the catalogue or not. */
  setQuantity: guest.input(SetQuantity).mutation(async ({ ctx, input }) => {
    const { operationId, variantId, quantity, dots } = input;
    if (quantity === 0) return apply(ctx, { kind: "remove", operationId, line: variantId, dots });
    const variant = await knownVariant(ctx.catalogue, variantId);
    return apply(ctx, { kind: "setQuantity", operationId, variant, quantity, dots });
  }),

  /** Takes a line out. One that is not there is no problem. */
  remove: guest
    .input(Remove)
    .mutation(({ ctx, input: { operationId, variantId: line, dots } }) =>
      apply(ctx, { kind: "remove", operationId, line, dots }),
    ),

  /** Empties the cart of what the caller was shown. */
  clear: guest
    .input(Clear)
    .mutation(({ ctx, input: { operationId, dots } }) => apply(ctx, { kind: "clear", operationId, dots })),
});
