"use client";

import { type HTMLInputAutoCompleteAttribute, type ReactNode, useId } from "react";
import { field } from "#ui/field.ts";
import { useFieldTrouble } from "./account-form.tsx";

/** A labelled field. The line below it is there from the first, for a hint or for what is wrong, so nothing moves. */
export function TextField({
  name,
  label,
  type = "text",
  autoComplete,
  hint = null,
  minLength,
  defaultValue,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  readonly autoComplete: HTMLInputAutoCompleteAttribute;
  readonly hint?: string | null;
  readonly minLength?: number;
  readonly defaultValue?: string;
  /** Stands inside the field, at its end. */
  readonly children?: ReactNode;
}) {
  const id = useId();
  const trouble = useFieldTrouble(name);
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <div className="relative mt-1.5">
        <input
          id={id}
          name={name}
          type={type}
          autoComplete={autoComplete}
          required
          minLength={minLength}
          defaultValue={defaultValue}
          spellCheck={false}
          autoCapitalize={name === "name" ? "words" : "none"}
          aria-invalid={trouble !== null || undefined}
          aria-describedby={`${id}-note`}
          className={children === undefined ? field : `${field} pe-12`}
        />
        {children}
      </div>
      <p
        id={`${id}-note`}
        className={`mt-1 mb-2 min-h-5 text-sm leading-5 ${trouble === null ? "text-ink-soft" : "text-bad"}`}
      >
        {trouble ?? hint}
      </p>
    </div>
  );
}
