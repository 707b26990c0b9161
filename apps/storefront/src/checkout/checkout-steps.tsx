"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { AddressStep } from "./address-step.tsx";
import { DeliveryStep } from "./delivery-step.tsx";
import { PaymentStep } from "./payment-step.tsx";
import { Reserved } from "./reserved.tsx";
import { ReviewHitch } from "./review-hitch.tsx";
import { ReviewStep } from "./review-step.tsx";
import { StepBar } from "./step-bar.tsx";
import { StepHeading } from "./step-heading.tsx";
import { Summary } from "./summary.tsx";
import type { Checkout } from "./use-checkout.ts";
import { useReservation } from "./use-reservation.ts";

/** One step at a time, and beside it what it comes to. */
export function CheckoutSteps({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const { step, go, reviewing } = checkout;
  /** The step that one arrived at takes no focus; every other says that one is there. */
  const [arrivedAt, setArrivedAt] = useState<typeof step | null>(step);
  if (arrivedAt !== null && arrivedAt !== step) setArrivedAt(null);
  const isPaying = step === "payment" || step === "review";
  const reservation = useReservation(reviewing.review, {
    isPaying,
    isPlacing: checkout.placing.phase !== "idle",
  });
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_23rem] lg:gap-16">
      <Summary checkout={checkout} />
      <div className="max-w-2xl min-w-0 lg:order-first">
        <StepBar step={step} go={go} />
        <div key={step} className="mt-6">
          <StepHeading isArrival={arrivedAt === step}>{t(`title_${step}`)}</StepHeading>
          {isPaying && <Reserved reservation={reservation} />}
          <ReviewHitch reviewing={reviewing} />
          <div className="mt-6">
            {step === "address" && <AddressStep checkout={checkout} />}
            {step === "delivery" && <DeliveryStep checkout={checkout} />}
            {step === "payment" && <PaymentStep checkout={checkout} />}
            {step === "review" && <ReviewStep checkout={checkout} />}
          </div>
        </div>
        <p className="mt-6 text-sm">
          <Link
            href="/cart"
            className="inline-block py-2 text-ink-soft underline underline-offset-4 hover:text-ink"
          >
            {t("toCart")}
          </Link>
        </p>
      </div>
    </div>
  );
}
