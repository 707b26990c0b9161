import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "#account/account-frame.tsx";
import { SignUpForm } from "#account/sign-up-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Account");
  return { title: t("signUp"), robots: { index: false } };
}

/** A new account. */
export default function Page() {
  const t = useTranslations("Account");
  return (
    <AccountFrame title={t("signUp")} lead={t("signUpLead")}>
      <SignUpForm />
    </AccountFrame>
  );
}
