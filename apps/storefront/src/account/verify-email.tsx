"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Skeleton } from "#ui/skeleton.tsx";
import { accountClient } from "./account-client.ts";
import { AccountForm } from "./account-form.tsx";
import { AccountState } from "./account-state.tsx";
import { formText } from "./form-text.ts";
import { TextField } from "./text-field.tsx";
import { type AccountTrouble, troubleOf } from "./trouble.ts";
import { readAccount } from "./use-account.ts";
import { useDoors } from "./use-doors.ts";
import { useMailedToken } from "./use-mailed-token.ts";

type State = "checking" | "confirmed" | "entered" | "refused" | "unreachable";

/**
 * Where the mail that confirms an address leads, and the one that asks the old address whether it may be changed. The
 * link is used up once, here and not by the mail program that looks ahead at links; somebody who is signed in by it goes
 * straight to his account's cart.
 */
export function VerifyEmail() {
  const t = useTranslations("Account");
  const search = useSearchParams();
  const [isHalfway] = useState(() => search.get("next") === "new-address");
  const token = useMailedToken();
  const [state, setState] = useState<State>("checking");
  const doors = useDoors();
  const [attempt, setAttempt] = useState(1);
  const attempts = useRef(0);
  useEffect(() => {
    if (attempts.current === attempt) return;
    attempts.current = attempt;
    setState("checking");
    void confirm(token, doors.enter).then(setState);
  }, [attempt, token, doors]);

  switch (state) {
    case "checking":
      return (
        <div aria-busy role="status">
          <span className="sr-only">{t("checking")}</span>
          <Skeleton className="h-44 rounded-tile" />
        </div>
      );
    case "confirmed":
    case "entered":
      return (
        <AccountState
          title={t(isHalfway ? "halfwayTitle" : "confirmedTitle")}
          text={t(isHalfway ? "halfway" : state)}
        >
          <Link href={state === "entered" ? "/account" : "/sign-in"} className={button("primary")}>
            {state === "entered" ? t("toAccount") : t("signIn")}
          </Link>
        </AccountState>
      );
    case "unreachable":
      return (
        <AccountState title={t("notConfirmedTitle")} text={t("trouble_unreachable")}>
          <button type="button" onClick={() => setAttempt(attempt + 1)} className={button("primary")}>
            {t("again")}
          </button>
        </AccountState>
      );
    case "refused":
      return <AskAgain isRefused={token !== null} />;
  }
}

async function confirm(token: string | null, enter: () => Promise<AccountTrouble | null>): Promise<State> {
  if (token !== null) {
    const trouble = await troubleOf(accountClient.verifyEmail({ query: { token } }));
    if (trouble === "unreachable") return "unreachable";
    if (trouble !== null) return "refused";
  }
  const account = await readAccount().catch(() => null);
  if (account?.isVerified && (await enter()) === null) return "entered";
  return token === null ? "refused" : "confirmed";
}

/** A link that no longer works, or none at all: the way to a new one. */
function AskAgain({ isRefused }: { readonly isRefused: boolean }) {
  const t = useTranslations("Account");
  const send = (form: FormData) =>
    troubleOf(accountClient.sendVerificationEmail({ email: formText(form, "email") }));
  return (
    <>
      <p className="mb-6 text-ink-soft">{t(isRefused ? "trouble_link-ended" : "askAgain")}</p>
      <AccountForm label={t("sendAgain")} submit={t("sendAgain")} send={send} done={t("sentAgain")}>
        <TextField name="email" type="email" label={t("email")} autoComplete="username" />
      </AccountForm>
    </>
  );
}
