import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "#account/account-frame.tsx";
import { AccountPage } from "#account/account-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Account");
  return { title: t("title"), robots: { index: false } };
}

/** Somebody's account. The frame is the same for everybody; who it is, only his own tab asks. */
export default function Page() {
  const t = useTranslations("Account");
  return (
    <AccountFrame title={t("title")}>
      <AccountPage />
    </AccountFrame>
  );
}
