"use client";

import { type InputHTMLAttributes, useId, useState } from "react";
import { field as fieldLook } from "#ui/field.ts";
import type { AddressField as FieldName } from "./address-input.ts";

export type FieldProps = {
  readonly name: FieldName;
  readonly label: string;
  /** What is wrong with it, in words; forgotten as soon as something else is typed. */
  readonly fault: string | null;
  /** The look at the form that found it: the same fault found by another look is said again. */
  readonly look: object;
  readonly hint?: string | null;
  readonly className?: string;
};

/** One labelled line of an address. The line below it is there from the first, so nothing moves when words appear. */
export function AddressField({
  name,
  label,
  fault,
  look,
  hint = null,
  className = "",
  ...input
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "className" | "onChange">) {
  const [shown, edit] = useFault(fault, look);
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <input
        {...input}
        id={id}
        name={name}
        spellCheck={false}
        aria-invalid={shown !== null || undefined}
        aria-describedby={`${id}-note`}
        onChange={edit}
        className={`mt-1.5 ${fieldLook}`}
      />
      <FieldNote id={`${id}-note`} fault={shown} hint={hint} />
    </div>
  );
}

/** A fault until the field is edited; what another look at the form finds shows again, be it the same. */
export function useFault(fault: string | null, look: object): readonly [string | null, () => void] {
  const [editedSince, setEditedSince] = useState<object | null>(null);
  return [editedSince === look ? null : fault, () => setEditedSince(look)];
}

export const FieldNote = ({
  id,
  fault,
  hint,
}: {
  readonly id: string;
  readonly fault: string | null;
  readonly hint: string | null;
}) => (
  <p
    id={id}
    className={`mt-1 mb-2 min-h-5 text-sm leading-5 ${fault === null ? "text-ink-soft" : "text-bad"}`}
  >
    {fault ?? hint}
  </p>
);
