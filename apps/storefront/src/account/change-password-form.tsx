"use client";

import { useTranslations } from "next-intl";
import { accountClient } from "./account-client.ts";
import { AccountForm } from "./account-form.tsx";
import { formText } from "./form-text.ts";
import { PasswordField } from "./password-field.tsx";
import { troubleOf } from "./trouble.ts";

/** Changes the password, and signs out wherever else the old one was used. */
export function ChangePasswordForm({ email }: { readonly email: string }) {
  const t = useTranslations("Account");
  const send = (form: FormData) =>
    troubleOf(
      accountClient.changePassword({
        currentPassword: formText(form, "current-password"),
        newPassword: formText(form, "new-password"),
        revokeOtherSessions: true,
      }),
    );
  return (
    <AccountForm
      label={t("changePassword")}
      submit={t("changePassword")}
      send={send}
      done={t("passwordChanged")}
    >
      {/* For password managers, which must know whose password it is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <PasswordField name="current-password" label={t("currentPassword")} />
      <PasswordField name="new-password" label={t("newPassword")} isNew />
    </AccountForm>
  );
}
