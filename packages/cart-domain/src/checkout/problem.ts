import type { CartProblem } from "../problem.ts";
import type { VariantId } from "../schema/ids.ts";
import type { Money } from "../schema/money.ts";
import type { OrderId } from "./ids.ts";

export type CodeFault = "unknown" | "not-yet-valid" | "expired" | "used-up" | "below-minimum";

/** What a shopper must know before he orders, or what stands in the way of it. */
export type CheckoutProblem =
  | Exclude<CartProblem, { kind: "operation-id-reused" }>
  | { readonly kind: "cart-empty" }
  /** These lines are not what was shown: taken out, replaced, or ordered meanwhile. */
  | { readonly kind: "cart-changed"; readonly variantIds: readonly VariantId[] }
  /** The same cart was ordered before this line came to the shop: is it meant once more? */
  | {
      readonly kind: "already-ordered";
      readonly variantId: VariantId;
      readonly quantity: number;
      readonly orderId: OrderId;
      readonly orderNumber: string;
    }
  /** These goods are in an order whose payment is under way. */
  | { readonly kind: "being-ordered"; readonly orderId: OrderId; readonly orderNumber: string }
  | { readonly kind: "country-not-served"; readonly country: string }
  | { readonly kind: "delivery-not-offered"; readonly delivery: string }
  | {
      readonly kind: "code-refused";
      readonly code: string;
      readonly reason: CodeFault;
      /** What the goods must cost, where that is the reason. */
      readonly minimum: Money | null;
    }
  /** Delivery, tax or discount came out otherwise than shown; `total` is named when one of them is. */
  | {
      readonly kind: "amount-changed";
      readonly part: "delivery" | "tax" | "discount" | "total";
      readonly was: Money;
      readonly is: Money;
    };
