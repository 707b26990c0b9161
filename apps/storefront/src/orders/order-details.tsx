"use client";

import type { OrderView } from "@dotcart/api/router";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { AddressLines } from "#addresses/address-lines.tsx";
import { OrderActions } from "./order-actions.tsx";
import { OrderHead } from "./order-head.tsx";
import { OrderLines } from "./order-lines.tsx";
import { OrderNotice } from "./order-notice.tsx";
import { OrderSums } from "./order-sums.tsx";
import { OrderTimeline } from "./order-timeline.tsx";
import { type Stage, stageOf } from "./stage.ts";
import type { OrderAddress, UsedOrder } from "./use-order.ts";

/** Everything there is to know of one order; on paper it is what one files. */
export function OrderDetails({
  order,
  address,
  used,
}: {
  readonly order: OrderView;
  readonly address: OrderAddress;
  readonly used: UsedOrder;
}) {
  const t = useTranslations("Orders");
  const stage = stageOf(order);
  useFocusOnStage(stage);
  return (
    <article className="pt-8 md:pt-12" data-stage={stage} aria-labelledby="order">
      <OrderHead order={order} stage={stage} />
      <OrderNotice order={order} stage={stage} address={address} used={used} />
      <div className="mt-8 grid items-start gap-10 lg:grid-cols-[1fr_22rem] lg:gap-16 print:mt-6 print:block">
        <div className="min-w-0">
          <OrderLines lines={order.lines} />
          <OrderActions order={order} address={address} used={used} />
        </div>
        <div className="space-y-8 rounded-tile bg-tile p-6 md:p-8 print:mt-4 print:space-y-5 print:p-0">
          <OrderSums order={order} />
          <div className="space-y-8 print:grid print:grid-cols-2 print:gap-8 print:space-y-0">
            <section aria-labelledby="order-address">
              <h2 id="order-address" className="mb-2 font-medium tracking-normal">
                {t("deliverTo")}
              </h2>
              <div className="text-ink-soft">
                <AddressLines address={order.address} />
                <p className="mt-2 wrap-anywhere">{order.email}</p>
              </div>
            </section>
            <section aria-labelledby="order-payment">
              <h2 id="order-payment" className="mb-2 font-medium tracking-normal">
                {t("payment")}
              </h2>
              <p className="text-ink-soft">{t(`payment_${order.payment.state}`)}</p>
            </section>
          </div>
          <OrderTimeline history={order.history} stage={stage} />
        </div>
      </div>
      <p className="mt-10 hidden text-sm print:block">{t("printFoot")}</p>
    </article>
  );
}

/** When the order goes on, what was clicked for it may be gone: then the focus is on what the order is called. */
function useFocusOnStage(stage: Stage): void {
  const before = useRef(stage);
  useEffect(() => {
    if (before.current !== stage && document.activeElement === document.body)
      document.getElementById("order")?.focus({ preventScroll: true });
    before.current = stage;
  }, [stage]);
}
