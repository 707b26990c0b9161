import { Address, Country, DeliveryId, IdempotencyKey, OrderId } from "@dotcart/cart-domain/checkout";
import * as z from "zod";

/** As long as a digest can become; its own parser refuses what is wrong inside. */
const Digest = z.string().min(1).max(160_000);
/** What a provider's form gave the browser: visible ASCII. */
const PaymentToken = z.string().regex(/^[\x21-\x7e]{1,1000}$/);
const ProviderName = z.string().regex(/^[0-9a-z-]{1,40}$/);

export const Review = z
  .strictObject({
    country: Country.optional(),
    delivery: DeliveryId.optional(),
    /** As it was typed: what cannot be a code is one that nobody knows. */
    code: z.string().max(40).optional(),
  })
  .prefault({});
export const Reserve = z.strictObject({ digest: Digest });
export const Place = z.strictObject({
  idempotencyKey: IdempotencyKey,
  digest: Digest,
  email: z.email().max(254),
  address: Address,
  delivery: DeliveryId,
  payment: z.strictObject({ provider: ProviderName, token: PaymentToken }),
});
export const Confirm = z.strictObject({
  orderId: OrderId,
  token: PaymentToken,
  /** The order's own, from its link. */
  key: z.string().max(100).optional(),
});
