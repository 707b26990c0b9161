import { cancelOrder } from "../orders/cancel-order.ts";
import { orderView } from "../orders/order-view.ts";
import { reorder } from "../orders/reorder.ts";
import { shopperOrKey } from "../orders/shopper-or-key.ts";
import { stillShopping } from "../orders/still-shopping.ts";
import { visibleOrder } from "../orders/visible-order.ts";
import { router, shopperAtTill } from "../trpc.ts";
import { ListOrders, OneOrder, Reorder } from "./orders-input.ts";

export const ordersRouter = router({
  /** The caller's own, latest first. */
  list: shopperAtTill.input(ListOrders).query(async ({ ctx: { ports, till, session }, input }) => {
    await stillShopping(ports, session);
    return till.orders.list({ ...input, subject: session.subject });
  }),

  byId: shopperOrKey
    .input(OneOrder)
    .query(async ({ ctx, input }) => orderView(ctx.till, await visibleOrder(ctx, input))),

  /** Ends an order that has not left; answers how it stands then. */
  cancel: shopperOrKey
    .input(OneOrder)
    .mutation(async ({ ctx, input }) => orderView(ctx.till, await cancelOrder(ctx, input))),

  /** The same goods into the caller's cart, as far as they can be had. */
  reorder: shopperAtTill.input(Reorder).mutation(async ({ ctx, input }) => {
    const { operationId, ...asked } = input;
    const order = await visibleOrder(ctx, asked);
    return reorder(ctx.ports, ctx.session, { order, operationId });
  }),
});
