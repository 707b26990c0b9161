"use client";

import { MapPin, Package } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { Skeleton } from "#ui/skeleton.tsx";
import { ChangeEmailForm } from "./change-email-form.tsx";
import { ChangePasswordForm } from "./change-password-form.tsx";
import { MembersOnly } from "./members-only.tsx";
import { SignOutButton } from "./sign-out-button.tsx";
import type { Account } from "./use-account.ts";

/** Who somebody is here, what is his, and what he can change of it. */
export function AccountPage() {
  const t = useTranslations("Account");
  return (
    <MembersOnly skeleton={<AccountSkeleton label={t("loading")} />}>
      {(account) => <Details account={account} />}
    </MembersOnly>
  );
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
      <nav aria-label={t("title")}>
        <ul className="grid gap-3 sm:grid-cols-2">
          {(
            [
              ["/account/orders", t("orders"), Package],
              ["/account/addresses", t("addresses"), MapPin],
            ] as const
          ).map(([href, label, Icon]) => (
            <li key={href}>
              <Link
                href={href}
                className="flex min-h-16 items-center gap-3 rounded-tile border border-line px-5 font-medium hover:border-edge hover:bg-tile"
              >
                <Icon aria-hidden className="size-5 text-ink-soft" />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
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
    <Skeleton className="h-35 rounded-tile sm:h-16" />
    <Skeleton className="h-56 rounded-tile" />
    <Skeleton className="h-72 rounded-tile" />
  </div>
);
