"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { CheckPoint } from "./check-point.tsx";
import type { Checkout } from "./use-checkout.ts";

/** All that is otherwise than the shopper believes, to be settled point by point before anything is ordered. */
export function Checklist({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const heading = useRef<HTMLHeadingElement>(null);
  const { points } = checkout;
  if (points.length === 0) return null;
  return (
    <section aria-labelledby="checklist" className="rounded-tile bg-note-soft p-5">
      <h3 id="checklist" ref={heading} tabIndex={-1} className="text-lg outline-none">
        {t("checklist", { count: points.length })}
      </h3>
      <ul className="mt-1 divide-y divide-edge/40">
        {points.map((point) => (
          <CheckPoint
            key={point.id}
            point={point}
            checkout={checkout}
            // What was settled goes away, and the focus with it.
            onSettled={() => heading.current?.focus({ preventScroll: true })}
          />
        ))}
      </ul>
    </section>
  );
}
