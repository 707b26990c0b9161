import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AccountFrame } from "#account/account-frame.tsx";
import { VerifyEmail } from "#account/verify-email.tsx";
import { Skeleton } from "#ui/skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Account");
  return { title: t("verifyTitle"), robots: { index: false } };
}

/** Where the mail that confirms an address leads. */
export default function Page() {
  const t = useTranslations("Account");
  return (
    <AccountFrame title={t("verifyTitle")}>
      <Suspense fallback={<Skeleton className="h-44 rounded-tile" />}>
        <VerifyEmail />
      </Suspense>
    </AccountFrame>
  );
}
