"use client";

import { useRef } from "react";
import { CartContents } from "./cart-contents.tsx";
import { ClearButton } from "./clear-button.tsx";
import { EstimateProvider } from "./estimate.tsx";
import { SavedLines } from "./saved-lines.tsx";
import { Summary } from "./summary.tsx";
import { useCart } from "./use-cart.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";

export function CartPage() {
  const { lines } = useCart();
  const place = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(place);
  const hasLines = lines.length > 0;
  return (
    <EstimateProvider>
      <div
        ref={place}
        {...keptFocus}
        className={`mt-6 ${hasLines ? "grid items-start gap-10 lg:grid-cols-[1fr_22rem] lg:gap-16" : ""}`}
      >
        <div className="min-w-0">
          <CartContents size="large" />
          {hasLines && <ClearButton />}
          {!hasLines && <SavedLines />}
        </div>
        {hasLines && <Summary />}
        {hasLines && <SavedLines />}
      </div>
    </EstimateProvider>
  );
}
