import type { OrderId } from "@dotcart/cart-domain/checkout";
import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { whatFollows } from "./follows.ts";
import { type PaymentRow, readPayment } from "./payment-row.ts";
import type { Payment, PaymentNews } from "./port.ts";

export async function notePayment(
  db: Queries,
  orderId: OrderId,
  { driver, news }: { readonly driver: string; readonly news: PaymentNews },
): Promise<Payment | null> {
  const [row] = await db.execute<{ payment: PaymentRow | null }>(
    sql`select note_payment(
      ${orderId}, ${driver}, ${JSON.stringify(news)}::jsonb, ${JSON.stringify(whatFollows(news.state))}::jsonb
    ) as payment`,
  );
  return row?.payment == null ? null : readPayment(row.payment);
}
