"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { field } from "#ui/field.ts";
import { useFollowing } from "#ui/use-following.ts";
import { parseAmount, shortDecimal } from "./query.ts";

/**
 * An amount in whole or decimal units, typed with point or comma; sent by Enter, by leaving the field, or by the
 * button. What is no amount is not sent: the form waits, and a line below the fields says why.
 */
export function AmountField({
  name,
  label,
  hint,
  amount,
  digits,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly amount: number | null;
  readonly digits: number;
}) {
  const t = useTranslations("Filters");
  const noteId = useId();
  const input = useRef<HTMLInputElement>(null);
  const shown = amount === null ? "" : shortDecimal(amount, digits);
  const [typed, setTyped] = useFollowing(shown);
  const [wasRefused, setRefused] = useState(false);
  const isWrong = typed.trim() !== "" && parseAmount(typed, digits) === null;
  const isRefused = isWrong && wasRefused;
  const words = t("amount");
  useEffect(() => input.current?.setCustomValidity(isWrong ? words : ""), [isWrong, words]);
  return (
    <div className="contents">
      <input
        ref={input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        name={name}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setRefused(false);
        }}
        onInvalid={(event) => {
          event.preventDefault();
          setRefused(true);
        }}
        aria-label={label}
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? noteId : undefined}
        placeholder={hint}
        maxLength={16}
        onBlur={({ currentTarget }) => {
          if (currentTarget.value !== shown) currentTarget.form?.requestSubmit();
        }}
        className={`placeholder:text-ink-soft ${field}`}
      />
      {isRefused && (
        <p id={noteId} role="alert" className="order-1 col-span-2 text-sm text-bad">
          {words}
        </p>
      )}
    </div>
  );
}
