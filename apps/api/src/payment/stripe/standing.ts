import type { PaymentAction } from "@dotcart/cart-domain/checkout";
import type Stripe from "stripe";
import type { PaymentAnswer } from "../port.ts";

/** Written into an intent that is cancelled because it was declined, so that whoever looks later can tell it from a void. */
export const declined = "abandoned" satisfies Stripe.PaymentIntent.CancellationReason;
export const voided = "requested_by_customer" satisfies Stripe.PaymentIntent.CancellationReason;

/** How a PaymentIntent stands, in the shop's words; null where nothing was tried yet, or it is still under way. */
export function standingOf(intent: Stripe.PaymentIntent): PaymentAnswer | null {
  const reference = intent.id;
  switch (intent.status) {
    case "requires_action":
      return { state: "requires-action", reference, action: actionOf(intent) };
    case "requires_capture":
      return { state: "authorised", reference };
    case "succeeded":
      return { state: isGivenBack(intent) ? "refunded" : "captured", reference };
    case "canceled":
      return intent.cancellation_reason === declined
        ? { state: "declined", reference, reason: whyDeclined(intent) }
        : { state: "voided", reference };
    default:
      return null;
  }
}

/** A card was tried and refused. The intent waits for another one, and never gets it. */
export const wasDeclined = ({ status, last_payment_error }: Stripe.PaymentIntent): boolean =>
  status === "requires_payment_method" && last_payment_error !== null;

/** A page where there is one; else the second step is done in the browser, by Stripe's own script. */
function actionOf({ next_action, client_secret }: Stripe.PaymentIntent): PaymentAction {
  const url = next_action?.redirect_to_url?.url;
  if (typeof url === "string") return { kind: "redirect", url };
  if (client_secret !== null) return { kind: "client-secret", secret: client_secret };
  throw new Error("Stripe asks for a second step and does not say where.");
}

const chargeOf = ({ latest_charge }: Stripe.PaymentIntent): Stripe.Charge | null =>
  typeof latest_charge === "string" ? null : latest_charge;

const isGivenBack = (intent: Stripe.PaymentIntent): boolean => chargeOf(intent)?.refunded ?? false;

/** The bank's word for it. Of an intent that was cancelled since, what its charge still knows. */
export function whyDeclined(intent: Stripe.PaymentIntent): string {
  const { decline_code, code } = intent.last_payment_error ?? {};
  const charge = chargeOf(intent);
  return decline_code ?? code ?? charge?.outcome?.reason ?? charge?.failure_code ?? "card_declined";
}
