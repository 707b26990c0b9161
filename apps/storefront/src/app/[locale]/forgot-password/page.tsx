import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "#account/account-frame.tsx";
import { ForgotForm } from "#account/forgot-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Account");
  return { title: t("forgotTitle"), robots: { index: false } };
}

/** For whoever does not know his password any more. */
export default function Page() {
  const t = useTranslations("Account");
  return (
    <AccountFrame title={t("forgotTitle")} lead={t("forgotLead")}>
      <ForgotForm />
    </AccountFrame>
  );
}
