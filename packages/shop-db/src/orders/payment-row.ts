import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { Payment } from "./port.ts";

/** What `payment_json` answers: the port's own shape, its ids unbranded. */
export type PaymentRow = Omit<Payment, "orderId"> & { readonly orderId: string };

export const readPayment = (row: PaymentRow): Payment => ({ ...row, orderId: row.orderId as OrderId });
