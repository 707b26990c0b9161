"use client";

import { useTranslations } from "next-intl";
import { accountClient } from "./account-client.ts";
import { AccountForm } from "./account-form.tsx";
import { formText } from "./form-text.ts";
import { TextField } from "./text-field.tsx";
import { type AccountTrouble, troubleOf } from "./trouble.ts";
import type { Account } from "./use-account.ts";

/** Asks for another address. It counts once the mails about it are answered; until then the old one stays. */
export function ChangeEmailForm({ account }: { readonly account: Account }) {
  const t = useTranslations("Account");

  async function send(form: FormData): Promise<AccountTrouble | null> {
    const newEmail = formText(form, "email");
    if (newEmail.toLowerCase() === account.email.toLowerCase()) return "email-same";
    return troubleOf(accountClient.changeEmail({ newEmail }));
  }

  return (
    <AccountForm
      label={t("changeEmail")}
      submit={t("changeEmail")}
      send={send}
      done={t("emailAsked", { email: account.email })}
    >
      <TextField name="email" type="email" label={t("newEmail")} autoComplete="email" />
    </AccountForm>
  );
}
