import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AccountFrame } from "#account/account-frame.tsx";
import { ResetForm } from "#account/reset-form.tsx";
import { Skeleton } from "#ui/skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Account");
  return { title: t("resetTitle"), robots: { index: false } };
}

/** Where the mail about a forgotten password leads. */
export default function Page() {
  const t = useTranslations("Account");
  return (
    <AccountFrame title={t("resetTitle")}>
      <Suspense fallback={<Skeleton className="h-44 rounded-tile" />}>
        <ResetForm />
      </Suspense>
    </AccountFrame>
  );
}
