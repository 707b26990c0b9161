import type { Changed, VariantChange } from "@dotcart/shop-db";
import { accountSubject } from "../account/port.ts";
import { Refusal } from "../problem.ts";
import type { Merchant } from "./merchant.ts";

/** Changes price, stock or availability; what is sold already stays as it was sold. Prices are in the shop's currency. */
export async function changeVariant(
  { ports, till, account }: Merchant,
  change: VariantChange,
): Promise<Changed> {
  const { price, variantId } = change;
  if (price !== undefined && price.currency !== ports.shop.currency)
    throw new Refusal({
      kind: "invalid-input",
      issues: [{ path: ["price", "currency"], message: `must be ${ports.shop.currency}` }],
    });
  const changed = await till.merchant.updateVariant(change, accountSubject(account.userId));
  if (!changed.ok) throw new Refusal({ kind: "product-not-found", variantId });
  return changed.value;
}
