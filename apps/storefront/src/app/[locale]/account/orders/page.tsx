import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "#account/account-frame.tsx";
import { OrderHistory } from "#orders/order-history.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Orders");
  return { title: t("historyTitle"), robots: { index: false } };
}

export default function Page() {
  const t = useTranslations("Orders");
  return (
    <AccountFrame title={t("historyTitle")} width="list">
      <OrderHistory />
    </AccountFrame>
  );
}
