"use client";

import type { OrderView } from "@dotcart/api/router";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { CancelOrder } from "./cancel-order.tsx";
import { Reorder } from "./reorder.tsx";
import { isOver, stageOf } from "./stage.ts";
import type { OrderAddress, UsedOrder } from "./use-order.ts";

/** What can be done with an order. */
export function OrderActions({
  order,
  address,
  used,
}: {
  readonly order: OrderView;
  readonly address: OrderAddress;
  readonly used: UsedOrder;
}) {
  const t = useTranslations();
  const stage = stageOf(order);
  return (
    <div className="mt-8 print:hidden">
      <div className="flex flex-wrap items-start gap-3">
        {stage === "paid" && (
          <Link href="/products" className={button("primary")}>
            {t("Checkout.goOn")}
          </Link>
        )}
        <Reorder order={order} address={address} look={isOver(stage) ? "primary" : "quiet"} />
        <button type="button" onClick={() => window.print()} className={button("quiet")}>
          <Printer aria-hidden className="size-4.5" />
          {t("Orders.print")}
        </button>
        {order.canCancel && <CancelOrder order={order} address={address} onCancelled={used.put} />}
      </div>
    </div>
  );
}
