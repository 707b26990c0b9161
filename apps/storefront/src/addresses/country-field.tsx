"use client";

import { useLocale } from "next-intl";
import { type ReactNode, useId } from "react";
import { field as fieldLook } from "#ui/field.ts";
import { FieldNote, type FieldProps, useFault } from "./address-field.tsx";
import { countryName, namedCountries } from "./countries.ts";

/** The countries that the shop delivers to, and the one that is chosen even when it is none of them. */
export function CountryOptions({ chosen }: { readonly chosen: string }): ReactNode {
  const locale = useLocale();
  const known = namedCountries(locale);
  const isKnown = known.some(({ code }) => code === chosen);
  return (
    <>
      {!isKnown && <option value={chosen}>{countryName(chosen, locale)}</option>}
      {known.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  );
}

export function CountryField({
  label,
  fault,
  look,
  value,
  autoComplete,
  onChange,
  className = "",
}: Omit<FieldProps, "name" | "hint"> & {
  readonly value: string;
  readonly autoComplete: string;
  readonly onChange: (country: string) => void;
}) {
  const [shown, edit] = useFault(fault, look);
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <select
        id={id}
        name="country"
        required
        value={value}
        autoComplete={autoComplete}
        aria-invalid={shown !== null || undefined}
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => {
          edit();
          onChange(currentTarget.value);
        }}
        className={`mt-1.5 ${fieldLook}`}
      >
        <CountryOptions chosen={value} />
      </select>
      <FieldNote id={`${id}-note`} fault={shown} hint={null} />
    </div>
  );
}
