import type { Money, Result } from "@dotcart/cart-domain";
import type { Changed, UnknownVariant, VariantChange } from "../change/port.ts";

/** Who did what to what. */
export type AuditEntry = {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  /** `order:…`, `variant:…`. */
  readonly target: string;
  readonly detail: unknown;
};
export type AuditPage = { readonly items: readonly AuditEntry[]; readonly nextCursor: string | null };

/** The detail of a variant's `updated`: the fields that became others, as they were and as they are. */
export type Difference = { readonly was: Partial<VariantState>; readonly is: Partial<VariantState> };
export type VariantState = { readonly price: Money; readonly stock: number; readonly available: boolean };

/** What only a merchant may do. Every change names its actor and is in the audit trail by the same transaction. */
export type MerchantBooks = {
  /**
   * As `products.updateVariant`, and the trail says what it was and what it became (`Difference`), to the piece: who
   * buys meanwhile comes before or after. A change that leaves everything as it was leaves no entry.
   */
  updateVariant(change: VariantChange, actor: string): Promise<Result<Changed, UnknownVariant>>;
  /** Latest first. A cursor that is not ours is the beginning. */
  audit(filter: {
    readonly target?: string | undefined;
    readonly limit: number;
    readonly cursor?: string | undefined;
  }): Promise<AuditPage>;
};
