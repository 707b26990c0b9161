import { isDeepStrictEqual } from "node:util";
import { type Currency, money, type VariantId } from "@dotcart/cart-domain";
import { eq } from "drizzle-orm";
import type { VariantChange } from "../change/port.ts";
import { lockedProductOf } from "../change/product-of.ts";
import type { Queries } from "../connection/pool.ts";
import { variants } from "../schema/variants.ts";
import type { Difference, VariantState } from "./port.ts";

/** The variant as it is until the transaction ends: whoever buys it meanwhile waits. Null when there is none. */
export async function lockVariant(db: Queries, variantId: VariantId): Promise<VariantState | null> {
  await lockedProductOf(db, variantId);
  const [row] = await db
    .select({
      amount: variants.priceAmount,
      currency: variants.priceCurrency,
      stock: variants.stock,
      available: variants.available,
    })
    .from(variants)
    .where(eq(variants.id, variantId))
    .for("no key update");
  if (row === undefined) return null;
  const { amount, currency, ...state } = row;
  return { ...state, price: money(amount, currency as Currency) };
}

/** Null when the change leaves everything as it was. */
export function differenceTo(
  was: VariantState,
  { price, stock, available }: VariantChange,
): Difference | null {
  const is = {
    price: price ?? was.price,
    stock: stock ?? was.stock,
    available: available ?? was.available,
  };
  const changed = (["price", "stock", "available"] as const).filter(
    (field) => !isDeepStrictEqual(was[field], is[field]),
  );
  const only = (state: VariantState) => Object.fromEntries(changed.map((field) => [field, state[field]]));
  return changed.length === 0 ? null : { was: only(was), is: only(is) };
}
