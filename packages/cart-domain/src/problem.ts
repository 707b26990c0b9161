import type { Dot } from "./schema/dot.ts";
import type { CartId, VariantId } from "./schema/ids.ts";
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
  | { readonly kind: "operation-id-reused"; readonly operationId: string }
  | CartClosed;

/** The cart was merged into another and takes nothing any more. */
export type CartClosed = { readonly kind: "cart-closed" };

/** Why one dot of a device's was not taken; everything else it sent was. */
export type DotProblem =
  /** Its rid belongs to somebody else, or to the server. */
  | { readonly kind: "foreign-rid" }
  | { readonly kind: "product-not-found"; readonly variantId: VariantId }
  | { readonly kind: "too-many-replicas"; readonly limit: number }
  | { readonly kind: "too-many-operations"; readonly limit: number };

/** A dot that a device must drop, and why; the shopper is told. */
export type RefusedDot = { readonly dot: Dot; readonly problem: DotProblem };

/** Why a sync was refused as a whole: nothing of it was done. */
export type SyncProblem =
  | { readonly kind: "malformed-delta" }
  | { readonly kind: "malformed-have" }
  | {
      readonly kind: "delta-too-large";
      readonly bound: "characters" | "replicas" | "dots" | "claims";
      readonly limit: number;
    }
  | { readonly kind: "unknown-wire-version"; readonly supported: number }
  | { readonly kind: "seal-refused"; readonly reason: SealFault }
  | CartClosed
  /** The caller's cart is this one, not the one it spoke of. */
  | { readonly kind: "other-cart"; readonly cartId: CartId };

/** `expired`: older than a cart's life, and the server has not kept what it tells. */
export type SealFault = "malformed" | "forged" | "foreign-cart" | "expired";
