import { type Book, newId, type Refund } from "./book.ts";
import { invalid, missing, StripeFault } from "./fault.ts";
import { type Form, textOf } from "./form.ts";
import type { Tell } from "./intents.ts";

/** Gives back what was taken, or the part that was asked for; never more than is left. */
export function refund(book: Book, form: Form, tell: Tell): Refund {
  const name = textOf(form, "payment_intent");
  if (name === undefined)
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  const intent = book.intents.get(name);
  if (intent === undefined) throw missing("payment_intent", name, "payment_intent");
  const { charge } = intent;
  if (charge === null || intent.status !== "succeeded")
    throw refusal("charge_not_refundable", "This PaymentIntent does not have a successful charge to refund.");
  const left = charge.captured - charge.refunded;
  if (left === 0) throw refusal("charge_already_refunded", `Charge ${charge.id} has already been refunded.`);
  const amount = Number(textOf(form, "amount") ?? left);
  if (!Number.isInteger(amount) || amount < 1 || amount > left)
    throw invalid("Refund amount is greater than unrefunded amount on charge.", { param: "amount" });
  charge.refunded += amount;
  const refund: Refund = {
    id: newId("re"),
    intent: intent.id,
    charge: charge.id,
    amount,
    created: Math.floor(Date.now() / 1000),
  };
  book.refunds.set(refund.id, refund);
  tell("charge.refunded", intent);
  return refund;
}

const refusal = (code: string, message: string): StripeFault =>
  new StripeFault(400, { type: "invalid_request_error", code, message });
