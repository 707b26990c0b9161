"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { ChangeEmailForm } from "./change-email-form.tsx";
import { ChangePasswordForm } from "./change-password-form.tsx";
import { isDeparting } from "./departure.ts";
import { SignOutButton } from "./sign-out-button.tsx";
import { type Account, useAccount } from "./use-account.ts";
import { useIsSignedIn } from "./use-is-signed-in.ts";

/** Who somebody is here, and what he can change of it. Whoever is nobody, or no longer, is led to the sign-in. */
export function AccountPage() {
  const t = useTranslations("Account");
  const router = useRouter();
  const { data: account, isError, refetch } = useAccount();
  const isSignedIn = useIsSignedIn();
  const isNobody = account === null || isSignedIn === false;
  useEffect(() => {
    if (isNobody && !isDeparting()) router.replace("/sign-in");
  }, [isNobody, router]);

  if (isError)
    return (
      <Notice title={t("unreachableTitle")} text={t("trouble_unreachable")}>
        <button type="button" onClick={() => void refetch()} className={button("primary")}>
          {t("again")}
        </button>
      </Notice>
    );
  if (account === undefined || isNobody || account === null) return <AccountSkeleton label={t("loading")} />;
  return <Details account={account} />;
}

function Details({ account }: { readonly account: Account }) {
  const t = useTranslations("Account");
  return (
    <div className="space-y-12">
      <div className="rounded-tile bg-tile p-6">
        <p className="font-medium wrap-anywhere">{account.name}</p>
        <p className="text-ink-soft wrap-anywhere">{account.email}</p>
        <SignOutButton />
      </div>
      <section aria-labelledby="change-email">
        <h2 id="change-email" className="mb-5 text-xl">
          {t("changeEmail")}
        </h2>
        <ChangeEmailForm account={account} />
      </section>
      <section aria-labelledby="change-password">
        <h2 id="change-password" className="mb-5 text-xl">
          {t("changePassword")}
        </h2>
        <ChangePasswordForm email={account.email} />
      </section>
    </div>
  );
}

const AccountSkeleton = ({ label }: { readonly label: string }) => (
  <div aria-busy role="status" className="space-y-12">
    <span className="sr-only">{label}</span>
    <Skeleton className="h-[10.25rem] rounded-tile" />
    <Skeleton className="h-56 rounded-tile" />
    <Skeleton className="h-72 rounded-tile" />
  </div>
);
