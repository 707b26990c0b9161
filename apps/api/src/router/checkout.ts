import { confirm } from "../checkout/confirm.ts";
import { place } from "../checkout/place.ts";
import { release, reserve } from "../checkout/reserve.ts";
import { review } from "../checkout/review.ts";
import { shopperOrKey } from "../orders/shopper-or-key.ts";
import { visibleOrder } from "../orders/visible-order.ts";
import { router, shopperAtTill } from "../trpc.ts";
import { Confirm, Place, Reserve, Review } from "./checkout-input.ts";
import { Nothing } from "./nothing.ts";

export const checkoutRouter = router({
  /** What would be ordered and what it costs; its digest stands for exactly that. */
  review: shopperAtTill.input(Review).query(({ ctx, input }) => review(ctx, input)),

  /** Keeps the goods while the shopper types. */
  reserve: shopperAtTill.input(Reserve).mutation(({ ctx, input }) => reserve(ctx, input)),

  release: shopperAtTill.input(Nothing).mutation(({ ctx }) => release(ctx)),

  /** Orders what a digest shows and nothing else, once for a key. */
  place: shopperAtTill.input(Place).mutation(({ ctx, input }) => place(ctx, input)),

  /** After a second step that the payment asked for. */
  confirm: shopperOrKey
    .input(Confirm)
    .mutation(async ({ ctx, input }) => confirm(ctx, await visibleOrder(ctx, input), input.token)),
});
