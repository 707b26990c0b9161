"use client";

import { OrderId } from "@dotcart/cart-domain/checkout";
import { useParams, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { NoSuchOrder } from "./no-such-order.tsx";
import { OrderDetails } from "./order-details.tsx";
import { OrderSkeleton } from "./order-skeleton.tsx";
import { useBackFromBank } from "./use-back-from-bank.ts";
import { type OrderAddress, useOrder } from "./use-order.ts";

/**
 * The order that the address names, for its owner, or for whoever has its key. The page itself is the same for everybody
 * and knows nothing: this tab alone asks. Who may not see an order and who asks for none are told the same.
 */
export function OrderPage() {
  const { id } = useParams<{ id: string }>();
  const key = useSearchParams().get("key");
  if (!OrderId.safeParse(id).success) return <NoSuchOrder />;
  return <Order key={id} address={{ orderId: id, ...(key === null ? {} : { key }) }} />;
}

function Order({ address }: { readonly address: OrderAddress }) {
  const t = useTranslations();
  const used = useOrder(address);
  const isLeaving = useBackFromBank(address, used);
  if (isLeaving) return <OrderSkeleton label={t("Orders.loading")} />;
  if (used.order !== undefined) return <OrderDetails order={used.order} address={address} used={used} />;
  if (used.trouble === null) return <OrderSkeleton label={t("Orders.loading")} />;
  switch (used.trouble.kind) {
    case "no-such-order":
    case "invalid-input":
    case "unauthorized":
      return <NoSuchOrder />;
    default:
      return (
        <Notice title={t("Orders.unreachableTitle")} text={t("Orders.unreachableText")} level={1}>
          <button type="button" onClick={used.look} className={button("primary")}>
            {t("Problem.again")}
          </button>
        </Notice>
      );
  }
}
