import { Price, VariantId } from "@dotcart/cart-domain";
import { OrderId, orderStatuses } from "@dotcart/cart-domain/checkout";
import * as z from "zod";

const page = { limit: z.int().min(1).max(100).default(50), cursor: z.string().max(512).optional() };

/** What Postgres can keep: no control characters, no half of a character. */
const Words = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** `order:…`, `variant:…`. */
const Target = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** What is left out stays as it is. */
export const UpdateVariant = z.strictObject({
  variantId: VariantId,
  price: Price.optional(),
  stock: z.int32().min(0).optional(),
  available: z.boolean().optional(),
});
export const ListAllOrders = z
  .strictObject({ ...page, status: z.enum(orderStatuses).optional() })
  .prefault({});
export const AnyOrder = z.strictObject({ orderId: OrderId });
export const Refund = z.strictObject({
  orderId: OrderId,
  reason: Words.optional(),
});
export const Audit = z.strictObject({ ...page, target: Target.optional() }).prefault({});
