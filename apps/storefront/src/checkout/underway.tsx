"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { Wait } from "./settle.ts";

/** An order is on its way and there is nothing to do but to wait for it: after a reload, or when it is done. */
export function Underway({ wait }: { readonly wait: Wait | null }) {
  const t = useTranslations("Checkout");
  useEffect(() => {
    scrollTo({ top: 0 });
  }, []);
  return (
    <div role="status" className="mx-auto flex max-w-md flex-col items-center px-2 py-20 text-center">
      <LoaderCircle aria-hidden className="mb-5 size-10 animate-spin text-accent" strokeWidth={1.5} />
      <h2 className="text-xl">{t("placing")}</h2>
      <p className="mt-3 min-h-12 text-ink-soft">{t(wait === null ? "placingText" : `wait_${wait}`)}</p>
    </div>
  );
}
