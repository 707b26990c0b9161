"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { FieldNote, useFault } from "#addresses/address-field.tsx";
import { field } from "#ui/field.ts";

export type EmailFault = "missing" | "invalid";

/** Where the confirmation goes. */
export function EmailField({
  initial,
  fault,
  look,
}: {
  readonly initial: string;
  readonly fault: EmailFault | null;
  /** The look at the form that found it. */
  readonly look: object;
}) {
  const t = useTranslations("Checkout");
  const id = useId();
  const [shown, edit] = useFault(fault, look);
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-medium">
        {t("email")}
      </label>
      <input
        id={id}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={254}
        defaultValue={initial}
        aria-invalid={shown !== null || undefined}
        aria-describedby={`${id}-note`}
        onChange={edit}
        className={`mt-1.5 ${field}`}
      />
      <FieldNote
        id={`${id}-note`}
        fault={shown === null ? null : t(`email_${shown as EmailFault}`)}
        hint={t("emailHint")}
      />
    </div>
  );
}
