"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { accountClient } from "./account-client.ts";
import { AccountForm } from "./account-form.tsx";
import { AccountState } from "./account-state.tsx";
import { formText } from "./form-text.ts";
import { PasswordField } from "./password-field.tsx";
import { troubleOf } from "./trouble.ts";
import { useMailedToken } from "./use-mailed-token.ts";

/** A new password for whoever holds the link from the mail. */
export function ResetForm() {
  const t = useTranslations("Account");
  const token = useMailedToken();
  const [state, setState] = useState<"form" | "done" | "link-ended">(token === null ? "link-ended" : "form");

  async function send(form: FormData) {
    const newPassword = formText(form, "new-password");
    const trouble = await troubleOf(accountClient.resetPassword({ newPassword, token: token ?? "" }));
    if (trouble === null) setState("done");
    if (trouble === "link-ended") setState("link-ended");
    return trouble;
  }

  if (state === "done")
    return (
      <AccountState title={t("resetDoneTitle")} text={t("resetDone")}>
        <Link href="/sign-in" className={button("primary")}>
          {t("signIn")}
        </Link>
      </AccountState>
    );
  if (state === "link-ended")
    return (
      <AccountState title={t("linkEndedTitle")} text={t("trouble_link-ended")}>
        <Link href="/forgot-password" className={button("primary")}>
          {t("newLink")}
        </Link>
      </AccountState>
    );
  return (
    <AccountForm label={t("resetTitle")} submit={t("setPassword")} send={send}>
      <PasswordField name="new-password" label={t("newPassword")} isNew />
    </AccountForm>
  );
}
