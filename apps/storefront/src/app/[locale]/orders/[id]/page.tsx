import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OrderPage } from "#orders/order-page.tsx";
import { OrderSkeleton } from "#orders/order-skeleton.tsx";

/** The address may hold the order's key: no page that one goes to from here, and no server, is told of it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Orders");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** The frame is the same for everybody and knows nothing of any order; it may be kept by whoever likes to. */
export default function Page() {
  const t = useTranslations("Orders");
  return (
    <div className="page print:max-w-none print:p-0">
      <Suspense fallback={<OrderSkeleton label={t("loading")} />}>
        <OrderPage />
      </Suspense>
    </div>
  );
}
