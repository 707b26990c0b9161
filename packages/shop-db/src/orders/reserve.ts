import { type CartId, ok, type Result, refuse, type VariantId } from "@dotcart/cart-domain";
import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import type { OrderBooks, Reservation, ReservationProblem } from "./port.ts";

type Lines = Parameters<OrderBooks["reserve"]>[1];

export async function reserveGoods(
  db: Queries,
  cartId: CartId,
  { lines, milliseconds }: { readonly lines: Lines; readonly milliseconds: number },
): Promise<Result<Reservation | null, ReservationProblem>> {
  const goods = lines.map(({ variantId: id, quantity }) => ({ id, quantity }));
  const [row] = await db.execute<{ answer: Answer | null }>(
    sql`select reserve_goods(${cartId}, ${JSON.stringify(goods)}::jsonb, ${milliseconds} * interval '1 millisecond') as answer`,
  );
  const answer = row?.answer ?? null;
  if (answer === null || "until" in answer) return ok(answer);
  return refuse({ ...answer, kind: "insufficient-stock", variantId: answer.variantId as VariantId });
}

type Answer =
  | { readonly until: number }
  | { readonly variantId: string; readonly requested: number; readonly available: number };
