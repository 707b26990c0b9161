"use client";

import { forgetDraft } from "./draft.ts";
import { keptIntention } from "./intention.ts";
import { keptLastOrder } from "./last-order.ts";
import { forgetPayment } from "./payment-choice.ts";

/** Takes out of this tab whatever a checkout has kept of somebody. */
export function forgetCheckout(): void {
  forgetDraft();
  forgetPayment();
  keptIntention.forget();
  keptLastOrder.forget();
}
