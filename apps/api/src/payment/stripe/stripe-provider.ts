import type { OrderId } from "@dotcart/cart-domain/checkout";
import type Stripe from "stripe";
import type { KnownPayment, PaymentAnswer, PaymentProvider } from "../port.ts";
import { stripeAmount } from "./amount.ts";
import { openStripe, type StripeAccount } from "./client.ts";
import { exceptNeverBegun, neverBegun } from "./never-begun.ts";
import { orderIn, readNews } from "./news.ts";
import {
  isAboutTheAmount,
  isAboutTheCard,
  isRefusal,
  isReplayed,
  type Refusal,
  reasonOf,
  refusalOf,
} from "./refusal.ts";
import { declined, standingOf, voided, wasDeclined, whyDeclined } from "./standing.ts";
import { openVisit, type Step, type Visit } from "./visit.ts";

export type StripeOptions = StripeAccount & {
  /** Signs Stripe's calls to us: `whsec_…`. */
  readonly webhookSecret: string;
  /** Where the shopper comes back to from his bank's page. Absent: a second step is done by Stripe's script in the browser. */
  readonly returnUrl?: (orderId: OrderId) => string;
};

/**
 * Payments by card through Stripe. An order has one PaymentIntent, made before anything is tried with it, so that
 * whoever comes later finds it by the order's key, and whoever comes to void it can end it before it began.
 */
export function createStripeProvider({
  webhookSecret,
  returnUrl,
  ...account
}: StripeOptions): PaymentProvider {
  const stripe = openStripe(account);
  const { paymentIntents: intents, refunds } = stripe;
  const whole = { expand: ["latest_charge"] };

  const retrieve = (visit: Visit, id: string): Promise<Stripe.PaymentIntent> =>
    visit.read((options) => intents.retrieve(id, whole, options));

  /** The order's intent, new or the one that there is. Nothing is tried with it, and no money moves. */
  const begin = (visit: Visit, { orderId, amount }: KnownPayment) =>
    visit.once("begin", (options) =>
      intents.create(
        {
          amount: stripeAmount(amount),
          currency: amount.currency.toLowerCase(),
          capture_method: "manual",
          allowed_payment_method_types: ["card"],
          metadata: { [orderIn]: orderId },
        },
        options,
      ),
    );

  const referenceOf = async (visit: Visit, payment: KnownPayment): Promise<string> =>
    payment.reference ?? (await begin(visit, payment)).id;

  /** Takes a step, and answers how the intent stands after it: also where it was refused, or was taken before. */
  async function take(
    visit: Visit,
    id: string,
    [step, ask]: readonly [
      Step,
      (options: Stripe.RequestOptions) => Promise<Stripe.Response<Stripe.PaymentIntent | Stripe.Refund>>,
    ],
  ): Promise<{ readonly intent: Stripe.PaymentIntent; readonly refusal: Refusal | null }> {
    const outcome = await visit.once(step, ask).catch(refusalOf);
    if (isRefusal(outcome)) return { intent: await retrieve(visit, id), refusal: outcome };
    const isNews = outcome.object === "payment_intent" && !isReplayed(outcome.lastResponse.headers);
    return { intent: isNews ? outcome : await retrieve(visit, id), refusal: null };
  }

  const cancel = (visit: Visit, id: string, reason: typeof declined | typeof voided) =>
    take(visit, id, [
      reason === declined ? "decline" : "void",
      (options) => intents.cancel(id, { cancellation_reason: reason }, options),
    ]);

  /** Ends an intent whose card was refused before it is told, so that it never turns into money later. */
  async function decline(
    visit: Visit,
    intent: Stripe.PaymentIntent,
    refusal: Refusal | null,
  ): Promise<PaymentAnswer> {
    const isOfTheCard = refusal !== null && isAboutTheCard(refusal);
    const reason = isOfTheCard ? reasonOf(refusal) : whyDeclined(intent);
    const ended = await cancel(visit, intent.id, declined);
    const answer = tell(standingOf(ended.intent), ended.refusal);
    return answer.state === "declined" ? { ...answer, reason } : answer;
  }

  async function findOut(payment: KnownPayment): Promise<PaymentAnswer> {
    const visit = openVisit(payment.orderId);
    const id = await referenceOf(visit, payment);
    const intent = await retrieve(visit, id);
    return wasDeclined(intent) ? decline(visit, intent, null) : tell(standingOf(intent), null);
  }

  /**
   * Other intents of an order, from before Stripe forgot its keys: whoever voids it ends them too, or is told that one
   * of them took the money.
   */
  async function endOthers(visit: Visit, orderId: OrderId, known: string): Promise<PaymentAnswer | null> {
    const query = `metadata['${orderIn}']:'${orderId}'`;
    const found = await visit.read((options) => intents.search({ query }, options)).catch(refusalOf);
    // An account whose country has no search: holds that nobody knows of end by themselves after a week.
    if (isRefusal(found)) return null;
    for (const { id, status } of found.data) {
      if (id === known || status === "canceled") continue;
      if (status === "succeeded") return tell(standingOf(await retrieve(visit, id)), null);
      await visit.read((options) => intents.cancel(id, { cancellation_reason: voided }, options));
    }
    return null;
  }

  return exceptNeverBegun({
    id: "stripe",

    async authorise(payment) {
      const visit = openVisit(payment.orderId);
      const begun = await referenceOf(visit, payment).catch(refusalOf);
      if (isRefusal(begun)) {
        if (isAboutTheAmount(begun)) return neverBegun("declined", reasonOf(begun));
        throw begun;
      }
      const back = returnUrl === undefined ? {} : { return_url: returnUrl(payment.orderId) };
      const params = { payment_method: payment.token, ...back };
      const { intent, refusal } = await take(visit, begun, [
        "confirm",
        (options) => intents.confirm(begun, params, options),
      ]);
      const isOver = wasDeclined(intent) || (refusal !== null && isAboutTheCard(refusal));
      const standing = standingOf(intent);
      return standing === null && isOver ? decline(visit, intent, refusal) : tell(standing, refusal);
    },

    /** The shopper did his step with his bank, and the bank told Stripe: what he shows us for it proves nothing. */
    confirm: (payment) => findOut(payment),

    async capture(payment) {
      const visit = openVisit(payment.orderId);
      const id = await referenceOf(visit, payment);
      const { intent, refusal } = await take(visit, id, [
        "capture",
        (options) => intents.capture(id, {}, options),
      ]);
      return tell(standingOf(intent), refusal, "authorised");
    },

    async void(payment) {
      const visit = openVisit(payment.orderId);
      const begun = await referenceOf(visit, payment).catch(refusalOf);
      // Stripe makes no such intent, so there is none.
      if (isRefusal(begun)) return neverBegun("voided");
      const { intent, refusal } = await cancel(visit, begun, voided);
      const answer = tell(standingOf(intent), refusal, "authorised");
      if (answer.state === "captured" || answer.state === "refunded") return answer;
      return (await endOthers(visit, payment.orderId, begun)) ?? answer;
    },

    async refund(payment) {
      const visit = openVisit(payment.orderId);
      const id = await referenceOf(visit, payment);
      const { intent, refusal } = await take(visit, id, [
        "refund",
        (options) => refunds.create({ payment_intent: id }, options),
      ]);
      return tell(standingOf(intent), refusal, "captured");
    },

    look: (payment) => findOut(payment),

    webhook: readNews(stripe, webhookSecret),
  });
}

/** An answer, unless there is none: then the step is to be taken again. `unmoved`: how it stood before. */
function tell(
  standing: PaymentAnswer | null,
  refusal: Refusal | null,
  unmoved?: PaymentAnswer["state"],
): PaymentAnswer {
  if (standing === null || standing.state === unmoved)
    throw refusal ?? new Error("Stripe has not done what it was asked for.");
  if (standing.state !== "declined" || refusal === null || !isAboutTheCard(refusal)) return standing;
  return { ...standing, reason: reasonOf(refusal) };
}
