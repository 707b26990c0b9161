import { invariant } from "@dotcart/cart-domain";
import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { NewOrder } from "@dotcart/shop-db";
import { languageOf } from "../mail/language.ts";
import type { AtTill } from "./desk.ts";
import type { Sight, SightLine } from "./look.ts";
import type { PlaceRequest } from "./place.ts";

/** The order of what was looked at and found to be what was shown. */
export function newOrder(
  at: AtTill,
  sight: Sight,
  request: PlaceRequest & { readonly id: OrderId; readonly hash: string },
): NewOrder {
  const { subtotal, discount, delivery, tax, total } = sight.quote;
  invariant(delivery !== null, "what cannot be delivered cannot be ordered");
  const language = languageOf(at.visit.headers);
  return {
    id: request.id,
    subject: at.session.subject,
    key: request.idempotencyKey,
    requestHash: request.hash,
    cartId: at.session.cartId,
    email: request.email,
    language,
    address: request.address,
    lines: sight.lines.map(orderLine),
    placedAt: at.ports.clock(),
    payment: request.payment,
    subtotal,
    discount,
    delivery: { id: delivery.id, name: delivery.names[language], price: delivery.price },
    tax,
    total,
  };
}

function orderLine({
  variantId,
  variant,
  price,
  quantity,
  subtotal,
  dots,
}: SightLine): NewOrder["lines"][number] {
  invariant(variant !== null, "what the books do not know cannot be ordered");
  const { product, sku, name: variantName } = variant;
  const { id: productId, name, slug } = product;
  const image = product.image?.url ?? null;
  return { variantId, productId, sku, name, variantName, slug, image, price, quantity, subtotal, dots };
}

/** 128 random bits. */
export const newOrderId = (random: (bytes: number) => Uint8Array): OrderId =>
  Buffer.from(random(16)).toString("base64url") as OrderId;
