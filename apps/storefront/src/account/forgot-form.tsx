"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { accountClient } from "./account-client.ts";
import { AccountForm } from "./account-form.tsx";
import { AccountState } from "./account-state.tsx";
import { formLink } from "./form-link.ts";
import { formText } from "./form-text.ts";
import { TextField } from "./text-field.tsx";
import { troubleOf } from "./trouble.ts";

/** Asks for a mail with a way to a new password. Whether there is such an account is told to its owner alone. */
export function ForgotForm() {
  const t = useTranslations("Account");
  const [sentTo, setSentTo] = useState<string | null>(null);

  async function send(form: FormData) {
    const email = formText(form, "email");
    const trouble = await troubleOf(accountClient.requestPasswordReset({ email }));
    if (trouble === null) setSentTo(email);
    return trouble;
  }

  if (sentTo !== null)
    return (
      <AccountState title={t("inboxTitle")} text={t("resetSent", { email: sentTo })}>
        <button type="button" onClick={() => setSentTo(null)} className={`mt-4 text-sm ${formLink}`}>
          {t("otherEmail")}
        </button>
      </AccountState>
    );
  return (
    <>
      <AccountForm label={t("forgotTitle")} submit={t("sendReset")} send={send}>
        <TextField name="email" type="email" label={t("email")} autoComplete="username" />
      </AccountForm>
      <p className="mt-2 text-sm text-ink-soft">
        <Link href="/sign-in" className={formLink}>
          {t("toSignIn")}
        </Link>
      </p>
    </>
  );
}
