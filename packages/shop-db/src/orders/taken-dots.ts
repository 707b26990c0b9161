import { counterOf, type Dot, ridOf } from "@dotcart/cart-domain";
import type { OrderId } from "@dotcart/cart-domain/checkout";
import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import type { TakenDot } from "./port.ts";

/** Which of these dots are in an order, and in which. */
export async function takenDots(db: Queries, dots: readonly Dot[]): Promise<readonly TakenDot[]> {
  const [row] = await db.execute<{ taken: readonly TakenDotRow[] }>(
    sql`select taken_dots(${JSON.stringify(dotRows(dots))}::jsonb) as taken`,
  );
  return readTakenDots(row?.taken ?? []);
}

export type TakenDotRow = {
  readonly dot: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly isPending: boolean;
};

export const readTakenDots = (rows: readonly TakenDotRow[]): readonly TakenDot[] =>
  rows.map(({ dot, orderId, ...row }) => ({ ...row, dot: dot as Dot, orderId: orderId as OrderId }));

/** Dots as their two columns. */
export const dotRows = (dots: readonly Dot[]) => dots.map((dot) => ({ rid: ridOf(dot), n: counterOf(dot) }));
