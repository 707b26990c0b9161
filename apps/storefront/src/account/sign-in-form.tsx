"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link, useRouter } from "#i18n/navigation.ts";
import { AccountForm } from "./account-form.tsx";
import { formLink } from "./form-link.ts";
import { formText } from "./form-text.ts";
import { PasswordField } from "./password-field.tsx";
import { SendAgain } from "./send-again.tsx";
import { TextField } from "./text-field.tsx";
import { useDoors } from "./use-doors.ts";
import { useWayIn } from "./use-way-in.ts";
import { wayOn } from "./way-on.ts";

export function SignInForm() {
  const t = useTranslations("Account");
  const { signIn } = useDoors();
  const router = useRouter();
  const [email, setEmail] = useState("");
  useWayIn();

  async function send(form: FormData) {
    const there = wayOn();
    const credentials = { email: formText(form, "email"), password: formText(form, "password") };
    setEmail(credentials.email);
    const trouble = await signIn(credentials);
    if (trouble === null) router.replace(there);
    return trouble;
  }

  return (
    <>
      <AccountForm
        label={t("signIn")}
        submit={t("signIn")}
        send={send}
        help={(trouble) => trouble === "unverified" && <SendAgain email={email} />}
      >
        <TextField name="email" type="email" label={t("email")} autoComplete="username" />
        <PasswordField name="password" label={t("password")} />
      </AccountForm>
      <ul className="mt-2 flex flex-wrap justify-between gap-x-6 text-sm text-ink-soft">
        <li>
          <Link href="/forgot-password" className={formLink}>
            {t("forgot")}
          </Link>
        </li>
        <li>
          <Link href="/sign-up" className={formLink}>
            {t("noAccount")}
          </Link>
        </li>
      </ul>
    </>
  );
}
