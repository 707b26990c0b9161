"use client";

import { CircleUserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useIsSignedIn } from "#account/use-is-signed-in.ts";
import { Link } from "#i18n/navigation.ts";
import { iconButton } from "#ui/button.ts";

/** To the account, or to the sign-in for whoever has none here. The dot shows at a glance that somebody is signed in. */
export function AccountLink() {
  const t = useTranslations("Header");
  const isSignedIn = useIsSignedIn() ?? false;
  return (
    <Link
      href={isSignedIn ? "/account" : "/sign-in"}
      aria-label={isSignedIn ? t("account") : t("signIn")}
      className={iconButton()}
    >
      <CircleUserRound aria-hidden className="size-5" />
      {isSignedIn && (
        <span aria-hidden className="absolute end-2 top-2 size-2 rounded-full bg-accent ring-2 ring-paper" />
      )}
    </Link>
  );
}
