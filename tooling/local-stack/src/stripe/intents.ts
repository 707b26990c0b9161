import { type Book, type Intent, type IntentStatus, newCharge, newId, type PaymentError } from "./book.ts";
import { type Card, cards } from "./cards.ts";
import { invalid, missing, StripeFault, unexpectedState } from "./fault.ts";
import { type Form, textOf, textsOf } from "./form.ts";

/** Told what happened, in the words of Stripe's events. */
export type Tell = (event: string, intent: Intent) => void;

/** The life of a PaymentIntent: what may be asked of it in which state, and what becomes of it then. */
export function createIntents(book: Book, tell: Tell) {
  /** `shown` is the intent as an error tells it. */
  const shown = (intent: Intent) => ({ id: intent.id, object: "payment_intent", status: intent.status });

  function find(id: string): Intent {
    const intent = book.intents.get(id);
    if (intent === undefined) throw missing("payment_intent", id, "intent");
    return intent;
  }

  function create(form: Form): Intent {
    const amount = amountOf(form);
    const captureMethod = textOf(form, "capture_method") === "manual" ? "manual" : "automatic";
    const id = newId("pi");
    const intent: Intent = {
      id,
      clientSecret: newId(`${id}_secret`),
      amount,
      currency: currencyOf(form),
      captureMethod,
      created: Math.floor(Date.now() / 1000),
      metadata: textsOf(form, "metadata"),
      status: "requires_payment_method",
      paymentMethod: null,
      returnUrl: null,
      lastError: null,
      cancellationReason: null,
      charge: null,
    };
    book.intents.set(id, intent);
    tell("payment_intent.created", intent);
    return textOf(form, "confirm") === "true" ? confirm(intent, form) : intent;
  }

  function confirm(intent: Intent, form: Form): Intent {
    require(intent, "confirm", ["requires_payment_method", "requires_confirmation", "requires_action"]);
    const name = textOf(form, "payment_method") ?? intent.paymentMethod;
    if (name === null)
      throw unexpectedState(
        "You cannot confirm this PaymentIntent because it's missing a payment method.",
        shown(intent),
      );
    const card = cards.get(name);
    if (card === undefined) throw missing("PaymentMethod", name, "payment_method", 400);
    intent.paymentMethod = name;
    intent.returnUrl = textOf(form, "return_url") ?? intent.returnUrl;
    intent.lastError = null;
    if (card.outcome === "declines") return refuse(intent, card);
    if (card.outcome === "authenticates") {
      intent.status = "requires_action";
      tell("payment_intent.requires_action", intent);
      return intent;
    }
    return pay(intent);
  }

  /** What the shopper does at his bank. A step that nobody waits for any more has no effect. */
  function authenticate(intent: Intent, succeeds: boolean): void {
    if (intent.status !== "requires_action") return;
    const card = cards.get(intent.paymentMethod ?? "");
    const declineCode = card?.outcome === "authenticates" ? card.declineCode : undefined;
    try {
      if (!succeeds) fail(intent, authenticationFailed);
      else if (declineCode !== undefined)
        refuse(intent, { outcome: "declines", code: "card_declined", declineCode });
      else pay(intent);
    } catch (error) {
      // It is the shop's to find out: nobody of it is listening here.
      if (!(error instanceof StripeFault)) throw error;
    }
  }

  function pay(intent: Intent): Intent {
    intent.charge = newCharge();
    if (intent.captureMethod === "automatic") return take(intent, intent.amount);
    intent.status = "requires_capture";
    tell("payment_intent.amount_capturable_updated", intent);
    return intent;
  }

  function refuse(intent: Intent, card: Extract<Card, { outcome: "declines" }>): never {
    intent.charge = {
      ...newCharge(),
      status: "failed",
      failureCode: card.code,
      outcomeReason: card.declineCode ?? card.code,
    };
    return fail(intent, {
      type: "card_error",
      code: card.code,
      message: "Your card was declined.",
      ...(card.declineCode === undefined ? {} : { decline_code: card.declineCode }),
    });
  }

  function fail(intent: Intent, error: PaymentError): never {
    intent.status = "requires_payment_method";
    intent.paymentMethod = null;
    intent.lastError = error;
    tell("payment_intent.payment_failed", intent);
    throw new StripeFault(402, { ...error, payment_intent: shown(intent) });
  }

  function capture(intent: Intent, form: Form): Intent {
    require(intent, "capture", ["requires_capture"]);
    const asked = Number(textOf(form, "amount_to_capture") ?? intent.amount);
    if (!Number.isInteger(asked) || asked < 1 || asked > intent.amount)
      throw invalid("This amount cannot be captured.", { param: "amount_to_capture" });
    return take(intent, asked);
  }

  function take(intent: Intent, amount: number): Intent {
    if (intent.charge === null) throw new Error("nothing was charged that could be taken");
    intent.charge.captured += amount;
    intent.charge.captures++;
    intent.status = "succeeded";
    tell("payment_intent.succeeded", intent);
    return intent;
  }

  function cancel(intent: Intent, form: Form): Intent {
    require(intent, "cancel", [
      "requires_payment_method",
      "requires_capture",
      "requires_confirmation",
      "requires_action",
    ]);
    intent.status = "canceled";
    // Stripe says of it: cleared when the intent is updated for any reason. Nobody should rely on finding it.
    intent.lastError = null;
    intent.cancellationReason = textOf(form, "cancellation_reason") ?? null;
    tell("payment_intent.canceled", intent);
    return intent;
  }

  function require(intent: Intent, verb: string, states: readonly IntentStatus[]): void {
    if (states.includes(intent.status)) return;
    throw unexpectedState(
      `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be used so: ${states.join(", ")}.`,
      shown(intent),
    );
  }

  return { find, create, confirm, authenticate, capture, cancel };
}

const authenticationFailed: PaymentError = {
  type: "invalid_request_error",
  code: "payment_intent_authentication_failure",
  message: "The provided PaymentMethod has failed authentication.",
};

/** Smallest amount that Stripe takes in euros; other currencies have their own. */
const smallestAmount = 50;

function amountOf(form: Form): number {
  const text = textOf(form, "amount");
  if (text === undefined)
    throw invalid("Missing required param: amount.", { code: "parameter_missing", param: "amount" });
  const amount = Number(text);
  if (!Number.isInteger(amount) || amount < 0)
    throw invalid(`Invalid integer: ${text}`, { code: "parameter_invalid_integer", param: "amount" });
  if (amount < smallestAmount)
    throw invalid("Amount must be at least €0.50 eur", { code: "amount_too_small", param: "amount" });
  return amount;
}

function currencyOf(form: Form): string {
  const currency = textOf(form, "currency");
  if (currency === undefined || !/^[a-z]{3}$/i.test(currency))
    throw invalid("Missing required param: currency.", { code: "parameter_missing", param: "currency" });
  return currency.toLowerCase();
}
