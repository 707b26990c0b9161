import type { ReviewedLine } from "../review.ts";
import type { Dot } from "../schema/dot.ts";
import type { VariantId } from "../schema/ids.ts";
import type { Currency } from "../schema/money.ts";
import type { Country, DeliveryId, DiscountCode } from "./ids.ts";
import type { Quote } from "./terms.ts";

/** What a shopper was shown before he ordered. Amounts are minor units of `currency`. */
export type Shown = {
  readonly lines: readonly ShownLine[];
  readonly currency: Currency;
  readonly country: Country;
  readonly delivery: { readonly id: DeliveryId; readonly price: number } | null;
  readonly code: { readonly code: DiscountCode; readonly amount: number } | null;
  readonly tax: number;
  readonly total: number;
};

export type ShownLine = {
  readonly variantId: VariantId;
  readonly quantity: number;
  /** Of one piece. */
  readonly price: number;
  readonly dots: readonly Dot[];
};

/** What a shopper is shown of reviewed lines and their quote. */
export const shownOf = (
  lines: readonly Pick<ReviewedLine, "variantId" | "quantity" | "price" | "dots">[],
  { delivery, discount, tax, total }: Quote,
  country: Country,
): Shown => ({
  lines: lines.map(({ variantId, quantity, price, dots }) => ({
    variantId,
    quantity,
    price: price.amount,
    dots,
  })),
  currency: total.currency,
  country,
  delivery: delivery === null ? null : { id: delivery.id, price: delivery.price.amount },
  code: discount === null ? null : { code: discount.code, amount: discount.amount.amount },
  tax: tax.amount.amount,
  total: total.amount,
});
