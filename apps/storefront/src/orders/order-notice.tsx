"use client";

import type { OrderView } from "@dotcart/api/router";
import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { FinishPayment } from "./finish-payment.tsx";
import { isPassing, type Stage } from "./stage.ts";
import type { OrderAddress, UsedOrder } from "./use-order.ts";

/** What is under way, and what the shopper has to do for it, if anything. One region, so that what changes is heard. */
export function OrderNotice({
  order,
  stage,
  address,
  used,
}: {
  readonly order: OrderView;
  readonly stage: Stage;
  readonly address: OrderAddress;
  readonly used: UsedOrder;
}) {
  const t = useTranslations("Orders");
  return (
    <div className="print:hidden">
      <div role="status">
        {isPassing(stage) && stage !== "action" && (
          <p className="mt-6 flex max-w-2xl items-start gap-3 rounded-xl bg-note-soft px-4 py-3 text-note">
            {!used.isLate && (
              <LoaderCircle
                aria-hidden
                className="mt-1 size-4 shrink-0 animate-spin motion-reduce:animate-none"
              />
            )}
            <span>
              {used.isLate ? t("late", { email: order.email }) : t("looking")}{" "}
              {used.isLate && (
                <button
                  type="button"
                  onClick={used.look}
                  aria-disabled={used.isLooking || undefined}
                  className="font-semibold underline underline-offset-2"
                >
                  {t("look")}
                </button>
              )}
            </span>
          </p>
        )}
      </div>
      {stage === "action" && order.payment.action !== null && (
        <FinishPayment action={order.payment.action} address={address} used={used} />
      )}
    </div>
  );
}
