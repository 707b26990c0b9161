"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { isDeparting } from "./departure.ts";
import { type Account, useAccount } from "./use-account.ts";
import { useIsSignedIn } from "./use-is-signed-in.ts";
import type { ComingFrom } from "./way-on.ts";

/** For whoever is signed in. Whoever is nobody, or no longer, is led to the sign-in, and from there back. */
export function MembersOnly({
  from = null,
  skeleton,
  children,
}: {
  /** Null is the account's own page. */
  readonly from?: ComingFrom | null;
  /** Until it is known who it is. */
  readonly skeleton: ReactNode;
  readonly children: (account: Account) => ReactNode;
}) {
  const t = useTranslations("Account");
  const router = useRouter();
  const { data: account, isError, refetch } = useAccount();
  const isSignedIn = useIsSignedIn();
  const isNobody = account === null || isSignedIn === false;
  useEffect(() => {
    if (isNobody && !isDeparting()) router.replace(from === null ? "/sign-in" : `/sign-in?to=${from}`);
  }, [isNobody, router, from]);

  if (isError)
    return (
      <Notice title={t("unreachableTitle")} text={t("trouble_unreachable")}>
        <button type="button" onClick={() => void refetch()} className={button("primary")}>
          {t("again")}
        </button>
      </Notice>
    );
  if (account === undefined || isNobody || account === null) return skeleton;
  return children(account);
}
