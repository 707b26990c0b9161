"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddressField } from "./address-field.tsx";
import type { AddressDraft, AddressFault, AddressField as FieldName } from "./address-input.ts";
import { homeCountry } from "./countries.ts";
import { CountryField } from "./country-field.tsx";
import { postalCodeExample } from "./postal-codes.ts";

const noFaults: readonly AddressFault[] = [];

/** Countries whose letters need more than town and postal code. */
const withRegion: ReadonlySet<string> = new Set(["ES", "IE", "IT"]);

/**
 * The fields of an address, for whatever form stands around them: read them with `addressDraft` and `readAddress`, hand
 * what was wrong back as `faults`, and call `focusFault`. The fields keep what is typed themselves; a new `key` starts
 * them anew. `section` is for pages with more than one address: the word before the browser's own tokens.
 */
export function AddressFields({
  initial = {},
  faults = noFaults,
  section = null,
  onCountryChange,
}: {
  readonly initial?: AddressDraft;
  readonly faults?: readonly AddressFault[];
  readonly section?: "shipping" | "billing" | null;
  readonly onCountryChange?: (country: string) => void;
}) {
  const t = useTranslations("Addresses");
  const [country, setCountry] = useState(initial.country || homeCountry);
  const example = postalCodeExample(country);
  const faultWords = (field: FieldName): string | null => {
    const reason = faults.find((fault) => fault.field === field)?.reason;
    return reason === undefined ? null : t(`fault_${reason}`, { example: example ?? "" });
  };
  const token = (name: string): string => (section === null ? name : `${section} ${name}`);
  const line = (name: FieldName, autoComplete: string) => ({
    name,
    fault: faultWords(name),
    look: faults,
    defaultValue: initial[name] ?? "",
    autoComplete: token(autoComplete),
  });
  return (
    <div className="grid grid-cols-6 gap-x-4">
      <AddressField {...line("name", "name")} label={t("name")} required className="col-span-6" />
      <AddressField {...line("line1", "address-line1")} label={t("line1")} required className="col-span-6" />
      <AddressField
        {...line("line2", "address-line2")}
        label={t("line2")}
        hint={t("optional")}
        className="col-span-6"
      />
      <AddressField
        {...line("postalCode", "postal-code")}
        label={t("postalCode")}
        required
        autoCapitalize="characters"
        hint={example === null ? null : t("example", { example })}
        className="col-span-3 sm:col-span-2"
      />
      <AddressField
        {...line("city", "address-level2")}
        label={t("city")}
        required
        className="col-span-3 sm:col-span-4"
      />
      {(withRegion.has(country) || (initial.region ?? "") !== "") && (
        <AddressField
          {...line("region", "address-level1")}
          label={t("region")}
          hint={t("optional")}
          className="col-span-6"
        />
      )}
      <CountryField
        label={t("country")}
        fault={faultWords("country")}
        look={faults}
        value={country}
        autoComplete={token("country")}
        onChange={(chosen) => {
          setCountry(chosen);
          onCountryChange?.(chosen);
        }}
        className="col-span-6 sm:col-span-3"
      />
      <AddressField
        {...line("phone", "tel")}
        label={t("phone")}
        type="tel"
        inputMode="tel"
        hint={t("phoneHint")}
        className="col-span-6 sm:col-span-3"
      />
    </div>
  );
}

/** Puts the focus on the first field that something is wrong with. */
export function focusFault(form: HTMLFormElement, faults: readonly AddressFault[]): void {
  const [first] = faults;
  if (first !== undefined) form.querySelector<HTMLElement>(`[name="${first.field}"]`)?.focus();
}
