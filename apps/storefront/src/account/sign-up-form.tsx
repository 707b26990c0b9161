"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link, useRouter } from "#i18n/navigation.ts";
import { accountClient } from "./account-client.ts";
import { AccountForm } from "./account-form.tsx";
import { AccountState } from "./account-state.tsx";
import { formLink } from "./form-link.ts";
import { formText } from "./form-text.ts";
import { PasswordField } from "./password-field.tsx";
import { SendAgain } from "./send-again.tsx";
import { TextField } from "./text-field.tsx";
import { type AccountTrouble, troubleIn } from "./trouble.ts";
import { useDoors } from "./use-doors.ts";
import { useWayIn } from "./use-way-in.ts";

/**
 * A new account. Whether there was one with this address already is not said here: the answer is the same, and the
 * mail tells its owner.
 */
export function SignUpForm() {
  const t = useTranslations("Account");
  const router = useRouter();
  const { enter } = useDoors();
  const [sentTo, setSentTo] = useState<string | null>(null);
  useWayIn();

  async function send(form: FormData): Promise<AccountTrouble | null> {
    const email = formText(form, "email");
    try {
      const { data, error } = await accountClient.signUp.email({
        name: formText(form, "name"),
        email,
        password: formText(form, "password"),
      });
      if (error !== null) return troubleIn(error);
      if (data.token === null) setSentTo(email);
      else await enter().then(() => router.replace("/account"));
      return null;
    } catch {
      return "unreachable";
    }
  }

  if (sentTo !== null)
    return (
      <AccountState title={t("inboxTitle")} text={t("confirmText", { email: sentTo })}>
        <SendAgain email={sentTo} />
        <Link href="/sign-in" className={formLink}>
          {t("toSignIn")}
        </Link>
      </AccountState>
    );
  return (
    <>
      <AccountForm label={t("signUp")} submit={t("signUp")} send={send}>
        <TextField name="name" label={t("name")} autoComplete="name" />
        <TextField name="email" type="email" label={t("email")} autoComplete="username" />
        <PasswordField name="password" label={t("password")} isNew />
      </AccountForm>
      <p className="mt-2 text-sm text-ink-soft">
        <Link href="/sign-in" className={formLink}>
          {t("haveAccount")}
        </Link>
      </p>
    </>
  );
}
