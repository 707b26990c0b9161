"use client";

import { NumberField } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId, useReducer, useRef, useState } from "react";
import { type QuantityLimits, type Settled, settle } from "#product/quantity-limits.ts";

type Because = Settled["because"];

/**
 * A quantity to click or to type. What is typed may be anything; when it is done it becomes the nearest allowed
 * quantity, and the reason stands below; what is no quantity puts back the one that stood there. At the upper end the reason stands there too, so that a button never stops
 * without a word.
 */
export function QuantityStepper({
  name,
  value,
  limits,
  inCart = 0,
  onChange,
  onCommit,
  onNone,
  disabled = false,
}: {
  /** Of what, for those who do not see it. */
  readonly name: string;
  readonly value: number;
  readonly limits: QuantityLimits;
  /** How many of it are in the cart besides; changes only the words. */
  readonly inCart?: number;
  readonly onChange: (quantity: number) => void;
  /** When the shopper has made up his mind: a click, Enter, or leaving the field. */
  readonly onCommit?: (quantity: number) => void;
  /** When he has typed that he wants none of it. Without this, none becomes the least. */
  readonly onNone?: () => void;
  readonly disabled?: boolean;
}) {
  const t = useTranslations("Quantity");
  const locale = useLocale();
  const noteId = useId();
  const [because, setBecause] = useState<Because>(null);
  /** What stood there before typing began; every key that is typed is a change of its own. */
  const beforeTyping = useRef<number | null>(null);
  const [, showAgain] = useReducer((times: number) => times + 1, 0);
  const words = reason(t, {
    because: because ?? (value === limits.max ? limits.stop : null),
    limits,
    inCart,
    value,
  });

  function commit(wanted: number | null): void {
    const before = beforeTyping.current ?? value;
    beforeTyping.current = null;
    if (wanted === 0 && onNone !== undefined) {
      setBecause(null);
      onChange(before);
      onNone();
      return;
    }
    const settled = settle(limits, wanted, before);
    setBecause(settled.because);
    onChange(settled.quantity);
    onCommit?.(settled.quantity);
  }

  return (
    <div>
      <NumberField.Root
        value={value}
        locale={locale}
        min={limits.min}
        max={Math.max(limits.max, limits.min)}
        step={limits.step}
        largeStep={limits.step * 10}
        allowOutOfRange
        disabled={disabled}
        onValueChange={(next, { reason }) => {
          if (reason === "input-blur") return;
          if (reason.startsWith("input-")) beforeTyping.current ??= value;
          if (next === null) return;
          setBecause(null);
          onChange(next);
        }}
        onValueCommitted={commit}
      >
        <NumberField.Group className="inline-flex h-11 items-center rounded-full border border-edge bg-card has-disabled:border-line">
          <NumberField.Decrement aria-label={t("less", { name })} className={stepButton}>
            <Minus aria-hidden className="size-4" />
          </NumberField.Decrement>
          <NumberField.Input
            aria-label={t("of", { name })}
            aria-describedby={words === null ? undefined : noteId}
            className="h-full w-12 bg-transparent text-center text-base tabular-nums focus-visible:outline-offset-0"
            onBlur={(event) => {
              // A lone sign is no number, so the field says nothing of it and would leave it standing.
              if (!/^\D+$/.test(event.currentTarget.value)) return;
              commit(null);
              showAgain();
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              // What gets the focus when the line goes must not take this key for a click.
              event.preventDefault();
              event.currentTarget.blur();
            }}
          />
          <NumberField.Increment aria-label={t("more", { name })} className={stepButton}>
            <Plus aria-hidden className="size-4" />
          </NumberField.Increment>
        </NumberField.Group>
      </NumberField.Root>
      {words !== null && (
        <p id={noteId} role="status" className="mt-1.5 text-sm text-note">
          {words}
        </p>
      )}
    </div>
  );
}

const stepButton =
  "grid size-11 place-items-center rounded-full text-ink transition-colors hover:bg-tile data-disabled:text-ink-soft data-disabled:opacity-40 data-disabled:hover:bg-transparent";

function reason(
  t: ReturnType<typeof useTranslations<"Quantity">>,
  now: { because: Because; limits: QuantityLimits; inCart: number; value: number },
): string | null {
  const { because, limits, inCart, value } = now;
  switch (because) {
    case "stock":
      return inCart > 0 ? t("stopMore", { count: limits.max }) : t("stopStock", { count: limits.max });
    case "max":
      return inCart > 0 ? t("stopMore", { count: limits.max }) : t("stopMax", { count: limits.max });
    case "min":
      return t("stopMin", { count: limits.min });
    case "step":
      return t("step", { step: limits.step, count: value });
    default:
      return null;
  }
}
