import type { Money } from "@dotcart/cart-domain";
import { useLocale } from "next-intl";
import { formatMoney } from "#format/money.ts";

/** An amount in the shopper's language, in figures of equal width. */
export function Price({ money, className = "" }: { readonly money: Money; readonly className?: string }) {
  return (
    <span className={`tabular-nums whitespace-nowrap ${className}`}>{formatMoney(money, useLocale())}</span>
  );
}
