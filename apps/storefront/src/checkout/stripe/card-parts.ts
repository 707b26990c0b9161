/** The fields of a card, as Stripe divides them. */
export const cardParts = ["number", "expiry", "cvc"] as const;
export type CardPart = (typeof cardParts)[number];

/** The field that an error of Stripe's is about; null where it is about none of them. */
export const partOf = (code: string | undefined): CardPart | null =>
  cardParts.find((part) => code?.includes(part)) ?? (code === "expired_card" ? "expiry" : null);

/** How a field of Stripe's stands: what is in it, it never tells. */
export type FieldState = {
  readonly isComplete: boolean;
  readonly isEmpty: boolean;
  /** Stripe's words for what is wrong, in the page's language. */
  readonly fault: string | null;
};
export const untouched: FieldState = { isComplete: false, isEmpty: true, fault: null };

/** The first field that is not done, which is where the shopper is led. */
export const firstOpen = (fields: Readonly<Record<CardPart, FieldState>>): CardPart | null =>
  cardParts.find((part) => !fields[part].isComplete) ?? null;
