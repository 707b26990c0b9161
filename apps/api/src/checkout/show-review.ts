import type { DeliveryOption } from "@dotcart/cart-domain/checkout";
import { lineGoods } from "../cart/line-goods.ts";
import { type Language, languageOf } from "../mail/language.ts";
import type { AtTill } from "./desk.ts";
import { writeDigest } from "./digest.ts";
import { canBeOrdered, type Sight, type SightLine } from "./look.ts";
import type { CheckoutLineView, CheckoutReview, DeliveryOptionView } from "./view.ts";

/** What a shopper sees before he orders; its digest stands for exactly this. */
export function showReview({ till, visit }: AtTill, sight: Sight): CheckoutReview {
  const { country, itemCount, quote, problems, shown } = sight;
  const language = languageOf(visit.headers);
  return {
    digest: canBeOrdered(sight) ? writeDigest({ shown, orders: ordersNamedIn(sight) }) : null,
    country,
    lines: sight.lines.map(lineView),
    itemCount,
    subtotal: quote.subtotal,
    discount: quote.discount,
    deliveryOptions: quote.deliveryOptions.map((option) => optionView(option, language)),
    delivery: quote.delivery === null ? null : optionView(quote.delivery, language),
    tax: quote.tax,
    total: quote.total,
    problems,
    providers: [...till.providers.keys()],
    reserves: till.reservationMilliseconds > 0,
    reservedUntil: sight.reservedUntil,
  };
}

const ordersNamedIn = ({ problems }: Sight) => [
  ...new Set(problems.flatMap((each) => (each.kind === "already-ordered" ? [each.orderId] : []))),
];

const optionView = (option: DeliveryOption, language: Language): DeliveryOptionView => ({
  id: option.id,
  name: option.names[language],
  price: option.price,
  freeAbove: option.freeAbove,
});

const lineView = ({ variant, ...line }: SightLine): CheckoutLineView => ({
  variantId: line.variantId,
  ...lineGoods(variant),
  quantity: line.quantity,
  price: line.price,
  seenPrice: line.seenPrice,
  subtotal: line.subtotal,
  problems: line.problems,
  dots: line.dots,
});
