import { randomBytes } from "node:crypto";
import { type CartId, type Currency, type Dot, money } from "@dotcart/cart-domain";
import type {
  Country,
  DeliveryId,
  DiscountCode,
  IdempotencyKey,
  OrderId,
} from "@dotcart/cart-domain/checkout";
import type { NewOrder } from "../src/index.ts";
import { productId, variantId } from "./drafts.ts";

const random = (bytes: number) => randomBytes(bytes).toString("base64url");

export const newOrderId = () => random(16).slice(0, 22) as OrderId;
export const newCartId = () => random(16).slice(0, 22) as CartId;
export const newKey = () => random(12) as IdempotencyKey;
/** Of a replica that nobody else is. */
export const newDot = (n = 1) => `${random(9)}:${n}` as Dot;

export const euro = (amount: number) => money(amount, "EUR" as Currency);

type Line = { id: string; quantity?: number; price?: number; dots?: Dot[] };

/** An order of these variants at 10.00 unless told, delivered for 4.90. */
export function newOrder(
  lines: readonly Line[],
  {
    code,
    ...fields
  }: Partial<Omit<NewOrder, "lines">> & { readonly code?: { name: string; amount: number } } = {},
): NewOrder {
  const bought = lines.map(({ id, quantity = 1, price = 1000, dots = [newDot()] }) => ({
    variantId: variantId(id),
    productId: productId(id.replace(/^v_/, "")),
    sku: id,
    name: id,
    variantName: "One size",
    slug: id,
    image: null,
    price: euro(price),
    quantity,
    subtotal: euro(price * quantity),
    dots,
  }));
  const subtotal = bought.reduce((sum, line) => sum + line.subtotal.amount, 0);
  return {
    id: newOrderId(),
    subject: "guest:somebody",
    key: newKey(),
    requestHash: "hash",
    cartId: newCartId(),
    email: "somebody@example.test",
    language: "en",
    address: {
      name: "Somebody",
      line1: "Some Street 1",
      city: "Berlin",
      postalCode: "10115",
      country: "DE" as Country,
    },
    subtotal: euro(subtotal),
    discount: code === undefined ? null : { code: code.name as DiscountCode, amount: euro(code.amount) },
    delivery: { id: "standard" as DeliveryId, name: "Standard", price: euro(490) },
    tax: { basisPoints: 1900, amount: euro(Math.round(((subtotal + 490) * 1900) / 11900)) },
    total: euro(subtotal - (code?.amount ?? 0) + 490),
    placedAt: Date.now(),
    payment: { provider: "test", token: "ok" },
    lines: bought,
    ...fields,
  };
}
