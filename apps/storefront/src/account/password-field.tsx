"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PASSWORD_MIN_LENGTH } from "./form-fault.ts";
import { TextField } from "./text-field.tsx";

/** A password to type, blindly or not. A new one says how long it must be; an old one may be as short as it is. */
export function PasswordField({
  name,
  label,
  isNew = false,
}: {
  readonly name: "password" | "current-password" | "new-password";
  readonly label: string;
  readonly isNew?: boolean;
}) {
  const t = useTranslations("Account");
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextField
      name={name}
      label={label}
      type={isShown ? "text" : "password"}
      autoComplete={isNew ? "new-password" : "current-password"}
      {...(isNew
        ? { minLength: PASSWORD_MIN_LENGTH, hint: t("passwordHint", { count: PASSWORD_MIN_LENGTH }) }
        : {})}
    >
      <button
        type="button"
        aria-label={t("showPassword")}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
        className="absolute end-0 top-0 grid size-11 place-items-center rounded-xl text-ink-soft hover:text-ink"
      >
        <Icon aria-hidden className="size-5" />
      </button>
    </TextField>
  );
}
