import type { Result } from "@dotcart/cart-domain";
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

/** What only a merchant may do. Every change names its actor and is in the audit trail by the same transaction. */
export type MerchantBooks = {
  updateVariant(change: VariantChange, actor: string): Promise<Result<Changed, UnknownVariant>>;
  /** Latest first. */
  audit(filter: {
    readonly target?: string | undefined;
    readonly limit: number;
    readonly cursor?: string | undefined;
  }): Promise<AuditPage>;
};
