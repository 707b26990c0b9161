import { invariant, ProductId, ProductImage, ProductVariant, type VariantId } from "@dotcart/cart-domain";
import type { Discount, DiscountCode, DiscountEffect, OrderId } from "@dotcart/cart-domain/checkout";
import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Queries } from "../connection/pool.ts";
import type { Bought, CheckoutFacts, CheckoutQuestion } from "./port.ts";
import { dotRows, readTakenDots, type TakenDotRow } from "./taken-dots.ts";

export async function readFacts(db: Queries, question: CheckoutQuestion): Promise<CheckoutFacts> {
  const asked = JSON.stringify({ ...question, dots: dotRows(question.dots) });
  const [row] = await db.execute<{ facts: FactsRow }>(sql`select checkout_facts(${asked}::jsonb) as facts`);
  invariant(row !== undefined, "a function answers");
  const { variants, reserved, reservedUntil, discount, taken, bought } = row.facts;
  return {
    variants: new Map(Variants.parse(variants).map((variant) => [variant.id, variant])),
    reserved: new Map(reserved.map(({ variantId, quantity }) => [variantId as VariantId, quantity])),
    reservedUntil,
    discount: discount === null ? null : readDiscount(discount),
    taken: readTakenDots(taken),
    bought: bought.map((each) => ({
      ...each,
      variantId: each.variantId as VariantId,
      orderId: each.orderId as OrderId,
    })),
  };
}

/** What the checks let in, the domain accepts. */
const Variants = z.array(
  ProductVariant.extend({
    weightGrams: z.int().min(0),
    product: z.strictObject({
      id: ProductId,
      slug: z.string(),
      name: z.string(),
      image: ProductImage.nullable(),
    }),
  }),
);

type FactsRow = {
  readonly variants: unknown;
  readonly reserved: readonly { readonly variantId: string; readonly quantity: number }[];
  readonly reservedUntil: number | null;
  readonly discount: DiscountRow | null;
  readonly taken: readonly TakenDotRow[];
  readonly bought: readonly (Omit<Bought, "variantId" | "orderId"> & {
    readonly variantId: string;
    readonly orderId: string;
  })[];
};

type DiscountRow = Omit<Discount, "effect" | "code"> & {
  readonly code: string;
  readonly kind: DiscountEffect["kind"];
  readonly value: number;
};

const readDiscount = ({ kind, value, code, ...rest }: DiscountRow): Discount => ({
  ...rest,
  code: code as DiscountCode,
  effect: effects[kind](value),
});

const effects = {
  percent: (basisPoints) => ({ kind: "percent", basisPoints }),
  fixed: (amount) => ({ kind: "fixed", amount }),
  "free-delivery": () => ({ kind: "free-delivery" }),
} as const satisfies Record<DiscountEffect["kind"], (value: number) => DiscountEffect>;
