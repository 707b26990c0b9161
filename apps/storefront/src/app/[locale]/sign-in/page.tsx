import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "#account/account-frame.tsx";
import { SignInForm } from "#account/sign-in-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Account");
  return { title: t("signIn"), robots: { index: false } };
}

/** The way into an account. */
export default function Page() {
  const t = useTranslations("Account");
  return (
    <AccountFrame title={t("signIn")} lead={t("signInLead")}>
      <SignInForm />
    </AccountFrame>
  );
}
