import type { OrderId } from "@dotcart/cart-domain/checkout";
import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { type PaymentRow, readPayment } from "./payment-row.ts";
import type { Payment } from "./port.ts";

export async function drivePayment(
  db: Queries,
  orderId: OrderId,
  { driver, milliseconds }: { readonly driver: string; readonly milliseconds: number },
): Promise<Payment | null> {
  const [row] = await db.execute<{ payment: PaymentRow | null }>(
    sql`select drive_payment(${orderId}, ${driver}, ${milliseconds} * interval '1 millisecond') as payment`,
  );
  return row?.payment == null ? null : readPayment(row.payment);
}
