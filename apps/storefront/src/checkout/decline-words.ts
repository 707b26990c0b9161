import type { createTranslator, Messages } from "next-intl";

export type CheckoutTranslator = ReturnType<typeof createTranslator<Messages, "Checkout">>;

/** Providers' words for a refusal, as far as a shopper can do something about the difference. */
const reasons: Readonly<Record<string, "funds" | "expired" | "refused">> = {
  insufficient_funds: "funds",
  expired_card: "expired",
  authentication_failed: "refused",
  challenge_failed: "refused",
  payment_intent_authentication_failure: "refused",
  second_step_refused: "refused",
};

/** Why the bank said no, and that nothing is lost. */
export const declineWords = (t: CheckoutTranslator, reason: string | null): string =>
  t(`declined_${(reason === null ? undefined : reasons[reason]) ?? "other"}`);
