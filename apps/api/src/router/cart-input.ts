import { CartId, Dot, limits, OperationId, VariantId } from "@dotcart/cart-domain";
import * as z from "zod";

const Quantity = z.int().min(limits.quantityMin).max(limits.quantityMax);
const QuantityOrNone = z.int().min(0).max(limits.quantityMax);
/** What the caller was shown. Absent: what the server holds at that moment, fixed by the operation id. */
const Dots = z.array(Dot).max(limits.liveDots).optional();

export const Add = z.strictObject({ operationId: OperationId, variantId: VariantId, quantity: Quantity });
export const SetQuantity = z.strictObject({
  operationId: OperationId,
  variantId: VariantId,
  quantity: QuantityOrNone,
  dots: Dots,
});
export const Remove = z.strictObject({ operationId: OperationId, variantId: VariantId, dots: Dots });
/** Texts of the domain's own codecs, which refuse with problems of their own what is wrong inside. */
export const Sync = z.strictObject({
  cartId: CartId.optional(),
  delta: z.string(),
  have: z.string(),
  sealed: z.string().optional(),
});
export const Clear = z.strictObject({ operationId: OperationId, dots: Dots });
