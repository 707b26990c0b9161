import { OrderId } from "@dotcart/cart-domain/checkout";
import Stripe from "stripe";
import { ForgedWebhook, type PaymentProvider } from "../port.ts";

/** Where an intent and its charge say which order they are. */
export const orderIn = "order_id";

/** Stripe's calls to us, believed when their signature is right and not older than five minutes. */
export const readNews =
  (stripe: Stripe, webhookSecret: string): PaymentProvider["webhook"] =>
  async ({ body, headers }) => {
    const signature = headers.get("stripe-signature") ?? "";
    const event = await stripe.webhooks
      .constructEventAsync(body, signature, webhookSecret)
      .catch((cause: unknown) => {
        if (cause instanceof Stripe.errors.StripeSignatureVerificationError)
          throw new ForgedWebhook(cause.message.split("\n")[0]);
        throw cause;
      });
    const isOurs = event.type.startsWith("payment_intent.") || event.type === "charge.refunded";
    if (!isOurs || !("metadata" in event.data.object)) return null;
    const orderId = OrderId.safeParse(event.data.object.metadata?.[orderIn]);
    return orderId.success ? orderId.data : null;
  };
