import { money } from "../money.ts";
import type { Money } from "../schema/money.ts";
import type { DiscountCode } from "./ids.ts";
import type { CheckoutProblem, CodeFault } from "./problem.ts";
import { lesserOf, shareOf } from "./share.ts";
import type { Discount } from "./terms.ts";

/**
 * Why a code gives nothing, or null when it does; `discount` is null when the books know no such code. A code holds from
 * `validFrom` on and ends at `validUntil`. The order of the answers: unknown, not-yet-valid, expired, used-up,
 * below-minimum.
 */
export function codeProblem(
  code: DiscountCode,
  discount: Discount | null,
  goods: { readonly subtotal: Money; readonly now: number },
): Extract<CheckoutProblem, { kind: "code-refused" }> | null {
  const reason = discount?.code === code ? faultOf(discount, goods) : "unknown";
  if (reason === null) return null;
  const minimum = discount !== null && reason === "below-minimum" ? discount.minimum : null;
  return {
    kind: "code-refused",
    code,
    reason,
    minimum: minimum === null ? null : money(minimum, goods.subtotal.currency),
  };
}

function faultOf(
  { validFrom, validUntil, usesLeft, minimum }: Discount,
  { subtotal, now }: { readonly subtotal: Money; readonly now: number },
): CodeFault | null {
  if (validFrom !== null && now < validFrom) return "not-yet-valid";
  if (validUntil !== null && now >= validUntil) return "expired";
  if (usesLeft !== null && usesLeft <= 0) return "used-up";
  return subtotal.amount < minimum ? "below-minimum" : null;
}

/** What a discount takes off the goods: never more than they cost, and nothing where it is about their delivery. */
export function goodsDiscount({ effect }: Discount, subtotal: Money): Money {
  switch (effect.kind) {
    case "percent":
      return lesserOf(subtotal, shareOf(subtotal, { part: effect.basisPoints, of: 10_000 }));
    case "fixed":
      return lesserOf(subtotal, money(effect.amount, subtotal.currency));
    case "free-delivery":
      return money(0, subtotal.currency);
  }
}
