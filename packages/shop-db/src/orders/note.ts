import { type OrderId, type PaymentState, paymentStates } from "@dotcart/cart-domain/checkout";
import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { whatFollows } from "./follows.ts";
import { type PaymentRow, readPayment } from "./payment-row.ts";
import type { Payment, PaymentNews } from "./port.ts";

/** The domain decides the same of a state each time. */
const follows = Object.fromEntries(
  paymentStates.map((state) => [state, JSON.stringify(whatFollows(state))]),
) as Readonly<Record<PaymentState, string>>;

export async function notePayment(
  db: Queries,
  orderId: OrderId,
  { driver, news }: { readonly driver: string; readonly news: PaymentNews },
): Promise<Payment | null> {
  const [row] = await db.execute<{ payment: PaymentRow | null }>(
    sql`select note_payment(
      ${orderId}, ${driver}, ${JSON.stringify(news)}::jsonb, ${follows[news.state]}::jsonb
    ) as payment`,
  );
  return row?.payment == null ? null : readPayment(row.payment);
}
