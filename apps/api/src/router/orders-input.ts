import { OperationId } from "@dotcart/cart-domain";
import { OrderId } from "@dotcart/cart-domain/checkout";
import * as z from "zod";

/** From an order's link; any other text is simply not the key. */
const Key = z.string().max(200).optional();
const page = { limit: z.int().min(1).max(50).default(20), cursor: z.string().max(512).optional() };

export const ListOrders = z.strictObject(page).prefault({});
export const OneOrder = z.strictObject({ orderId: OrderId, key: Key });
export const Reorder = z.strictObject({ orderId: OrderId, operationId: OperationId, key: Key });
