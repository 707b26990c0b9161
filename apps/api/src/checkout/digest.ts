import { decodeDigest, encodeDigest, OrderId, type Shown } from "@dotcart/cart-domain/checkout";
import { Refusal } from "../problem.ts";

/** What the shopper was shown, and which earlier orders of the same goods he was reminded of. */
export type Told = { readonly shown: Shown; readonly orders: readonly OrderId[] };

/** The domain's digest with the orders behind it; a dot is in none of them. */
export const writeDigest = ({ shown, orders }: Told): string => [encodeDigest(shown), ...orders].join(".");

/** Reads what `writeDigest` wrote, or refuses. Nothing in it is believed before it was compared. */
export function readDigest(text: string): Told {
  const [first, ...orders] = text.split(".");
  const shown = decodeDigest(first);
  if (!shown.ok) throw new Refusal(shown.problem);
  return { shown: shown.value, orders: orders.map(orderId) };
}

function orderId(text: string): OrderId {
  const parsed = OrderId.safeParse(text);
  if (!parsed.success) throw new Refusal({ kind: "malformed-digest" });
  return parsed.data;
}
