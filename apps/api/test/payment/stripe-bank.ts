import type { StripeStandIn } from "@dotcart/local-stack";
import { createStripeProvider, type StripeOptions } from "../../src/payment/stripe/stripe-provider.ts";
import type { ProviderUnderTest } from "./provider-contract.ts";

export const webhookSecret = "whsec_of_the_stand_in";

export const stripeAt = (
  { url, secretKey }: Pick<StripeStandIn, "url" | "secretKey">,
  more: Partial<StripeOptions> = {},
) => createStripeProvider({ secretKey, apiUrl: url, webhookSecret, ...more });

/** The Stripe adapter with the real SDK over the stand-in, as the contract wants it. */
export const stripeBank = (standIn: StripeStandIn, more: Partial<StripeOptions> = {}): ProviderUnderTest => ({
  open: () => stripeAt(standIn, more),
  tokens: {
    ok: "pm_card_visa",
    declined: "pm_card_chargeDeclined",
    secondStep: "pm_card_authenticationRequired",
  },
  async doSecondStep(orderId, succeeds) {
    return standIn.authenticate(orderId, succeeds);
  },
  async moved(orderId) {
    const { taken, returned } = standIn.moved(orderId);
    return { taken, returned };
  },
  // The SDK asks a second time by itself, so that answer is lost too.
  loseNextAnswer: () => standIn.faults.dropReplies(2),
});
