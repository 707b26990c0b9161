import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CheckoutPage } from "#checkout/checkout-page.tsx";
import { CheckoutSkeleton } from "#checkout/checkout-skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Checkout");
  return { title: t("title"), robots: { index: false } };
}

/** The way to an order. The frame is the same for everybody; what is ordered only the shopper's own tab asks for. */
export default function Page() {
  const t = useTranslations("Checkout");
  return (
    <div className="page pt-8 md:pt-12">
      <h1 className="mb-6 text-3xl md:mb-8 md:text-4xl">{t("title")}</h1>
      <noscript>
        <p className="rounded-xl bg-note-soft px-4 py-3 text-note">{t("withoutScripts")}</p>
      </noscript>
      <Suspense fallback={<CheckoutSkeleton label={t("loading")} />}>
        <CheckoutPage />
      </Suspense>
    </div>
  );
}
