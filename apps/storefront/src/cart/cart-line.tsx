"use client";

import { Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#format/money.ts";
import { Link } from "#i18n/navigation.ts";
import { problemWords } from "#i18n/problem-words.ts";
import { lineLimits, type QuantityLimits } from "#product/quantity-limits.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { Picture } from "#ui/picture.tsx";
import { Price } from "#ui/price.tsx";
import { QuantityStepper } from "#ui/quantity-stepper.tsx";
import { hasOwnName, lineName } from "./line-name.ts";
import type { CartLineView } from "./operation.ts";
import { type Removal, useLineChanges } from "./use-line-changes.ts";

/** One line: what it is, how many, what it costs, and whatever must be known of it. It stays editable while it is saved. */
export function CartLine({
  line,
  size,
  removal,
  onLeave,
}: {
  readonly line: CartLineView;
  readonly size: "small" | "large";
  readonly removal: Removal;
  readonly onLeave?: () => void;
}) {
  const t = useTranslations("Cart");
  const tProblem = useTranslations("Problem");
  const locale = useLocale();
  const name = lineName(line) ?? t("gone");
  const { draft, setDraft, commit, remove, trouble, isWaiting } = useLineChanges(line, name, removal);
  const limits = limitsOf(line);
  return (
    <li
      aria-busy={isWaiting || undefined}
      data-variant={line.variantId}
      className={`flex py-5 ${size === "small" ? "gap-4" : "gap-4 sm:gap-6"}`}
    >
      <LinePicture line={line} size={size} />
      <div className="min-w-0 flex-1">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <p className="leading-snug font-medium">
              {line.slug === null ? (
                name
              ) : (
                <Link
                  href={{ pathname: `/products/${line.slug}`, query: { variant: line.variantId } }}
                  {...(onLeave === undefined ? {} : { onClick: onLeave })}
                  className="hover:text-accent"
                >
                  {line.name}
                </Link>
              )}
            </p>
            {hasOwnName(line.variantName) && <p className="text-sm text-ink-soft">{line.variantName}</p>}
            {line.quantity > 1 && (
              <p className="text-sm whitespace-nowrap text-ink-soft tabular-nums">
                {t("each", { price: formatMoney(line.price, locale) })}
              </p>
            )}
          </div>
          <p className={`font-medium transition-opacity ${isWaiting ? "opacity-60" : ""}`}>
            <Price money={line.subtotal} />
          </p>
        </div>
        <div className="mt-3 flex items-start justify-between gap-3">
          {limits === null ? (
            <span />
          ) : (
            <QuantityStepper
              name={name}
              value={draft}
              limits={limits}
              onChange={setDraft}
              onCommit={commit}
              onNone={remove}
            />
          )}
          <button
            type="button"
            onClick={remove}
            aria-label={t("removeLine", { name })}
            className="-me-3 inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink-soft hover:bg-tile hover:text-ink"
          >
            <Trash2 aria-hidden className="size-4.5" />
          </button>
        </div>
        {trouble !== null && (
          <div className="mt-3">
            <HitchNote words={trouble.words} onAgain={trouble.again} />
          </div>
        )}
        {line.problems.map((problem) => (
          <p key={problem.kind} className="mt-3 rounded-xl bg-note-soft px-3 py-2 text-sm text-note">
            {problemWords(tProblem, problem, locale)}
          </p>
        ))}
      </div>
    </li>
  );
}

function LinePicture({ line, size }: { readonly line: CartLineView; readonly size: "small" | "large" }) {
  return (
    <div
      className={`shrink-0 self-start overflow-hidden rounded-2xl bg-tile ${size === "small" ? "size-16 min-[22.5rem]:size-20" : "size-20 min-[22.5rem]:size-24 sm:size-28"}`}
    >
      <Picture image={line.image} decorative />
    </div>
  );
}

/** A line that cannot be bought at all can only be removed. */
function limitsOf({ min, max, step, stock, available }: CartLineView): QuantityLimits | null {
  if (min === null || max === null || step === null || stock === null || !available) return null;
  const limits = lineLimits({ min, max, step, stock, available });
  return limits.max < limits.min ? null : limits;
}
