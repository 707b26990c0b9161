import type { VariantId } from "./schema/ids.ts";
import type { Money } from "./schema/money.ts";

/** Why a quantity of a variant cannot be had. */
export type QuantityProblem =
  | { readonly kind: "unavailable"; readonly variantId: VariantId }
  | {
      readonly kind: "insufficient-stock";
      readonly variantId: VariantId;
      readonly requested: number;
      readonly available: number;
    }
  | {
      readonly kind: "quantity-not-allowed";
      readonly variantId: VariantId;
      readonly requested: number;
      readonly min: number;
      readonly max: number;
      readonly step: number;
    };

/** Why a cart takes nothing new before something is taken out. */
export type RoomProblem =
  | { readonly kind: "too-many-lines"; readonly limit: number }
  | { readonly kind: "too-many-operations"; readonly limit: number };

/** Why an operation was refused, or what a shopper must know about a line before buying it. */
export type CartProblem =
  | QuantityProblem
  | RoomProblem
  | { readonly kind: "product-not-found"; readonly variantId: string }
  | { readonly kind: "price-changed"; readonly variantId: VariantId; readonly was: Money; readonly is: Money }
  | {
      readonly kind: "quantity-conflict";
      readonly variantId: VariantId;
      readonly candidates: readonly number[];
    }
  | { readonly kind: "operation-id-reused"; readonly operationId: string };
