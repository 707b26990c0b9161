"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { AddressFault } from "#addresses/address-input.ts";
import type { EmailFault } from "./email-field.tsx";

/** Everything that is wrong, above the form, each leading to its field. One thing alone is said at its field. */
export function FaultSummary({
  form,
  email,
  address,
}: {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly email: EmailFault | null;
  readonly address: readonly AddressFault[];
}) {
  const t = useTranslations();
  const fields = [
    ...(email === null ? [] : [{ name: "email", label: t("Checkout.email") }]),
    ...address.map(({ field }) => ({ name: field, label: t(`Addresses.${field}`) })),
  ];
  if (fields.length < 2) return null;
  return (
    <div className="mb-5 rounded-xl bg-bad-soft px-4 py-3 text-sm text-bad">
      <p className="font-semibold">{t("Checkout.faults", { count: fields.length })}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {fields.map(({ name, label }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()}
              className="min-h-9 underline underline-offset-4"
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
