import type { NewOrder } from "./port.ts";
import { dotRows } from "./taken-dots.ts";

/** An order as `place_order` takes it: its rows under the names of their columns. */
export const orderRows = ({ key, requestHash, payment, lines, ...order }: NewOrder) => ({
  key,
  requestHash,
  provider: payment.provider,
  token: payment.token,
  order: {
    id: order.id,
    subject: order.subject,
    cart_id: order.cartId,
    email: order.email,
    language: order.language,
    address: order.address,
    currency: order.total.currency,
    subtotal: order.subtotal.amount,
    discount_code: order.discount?.code ?? null,
    discount: order.discount?.amount.amount ?? 0,
    delivery_id: order.delivery.id,
    delivery_name: order.delivery.name,
    delivery: order.delivery.price.amount,
    tax_basis_points: order.tax.basisPoints,
    tax: order.tax.amount.amount,
    total: order.total.amount,
    placed_at: new Date(order.placedAt).toISOString(),
  },
  lines: lines.map((line, position) => ({
    position,
    variant_id: line.variantId,
    product_id: line.productId,
    sku: line.sku,
    name: line.name,
    variant_name: line.variantName,
    slug: line.slug,
    image: line.image,
    price: line.price.amount,
    quantity: line.quantity,
    subtotal: line.subtotal.amount,
  })),
  dots: dotRows(lines.flatMap(({ dots }) => dots)),
});
