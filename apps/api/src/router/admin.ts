import { accountSubject } from "../account/port.ts";
import { changeVariant } from "../merchant/change-variant.ts";
import { refundOrder } from "../merchant/refund-order.ts";
import { found, granted } from "../orders/granted.ts";
import { admin, router } from "../trpc.ts";
import { AnyOrder, Audit, ListAllOrders, Refund, UpdateVariant } from "./admin-input.ts";

/** The merchant's side. Every change is in the audit trail under the name of whoever made it. */
export const adminRouter = router({
  variant: router({
    /** `projected`: whether carts are priced by it already; else they are within a second. */
    update: admin.input(UpdateVariant).mutation(({ ctx, input }) => changeVariant(ctx, input)),
  }),

  orders: router({
    /** Everybody's, latest first. */
    list: admin.input(ListAllOrders).query(({ ctx: { till }, input }) => till.orders.list(input)),

    byId: admin
      .input(AnyOrder)
      .query(async ({ ctx: { till }, input }) => found(await till.orders.byId(input.orderId))),

    /** The parcel has left. */
    fulfil: admin.input(AnyOrder).mutation(async ({ ctx: { till, account }, input }) => {
      const order = granted(await till.orders.fulfil(input.orderId, accountSubject(account.userId)));
      till.wake();
      return order;
    }),

    /** It has arrived. */
    deliver: admin
      .input(AnyOrder)
      .mutation(async ({ ctx: { till, account }, input }) =>
        granted(await till.orders.deliver(input.orderId, accountSubject(account.userId))),
      ),

    /** Gives back what was charged; of goods that never left the shop, the goods are back on the shelf. */
    refund: admin.input(Refund).mutation(({ ctx, input }) => refundOrder(ctx, input)),
  }),

  /** Who did what, latest first. */
  audit: admin.input(Audit).query(({ ctx: { till }, input }) => till.merchant.audit(input)),
});
