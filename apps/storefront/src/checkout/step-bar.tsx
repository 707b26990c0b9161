"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Step, steps } from "./steps.ts";

/** Where one is on the way; what is behind can be gone back to. */
export function StepBar({ step, go }: { readonly step: Step; readonly go: (step: Step) => void }) {
  const t = useTranslations("Checkout");
  const here = steps.indexOf(step);
  return (
    <nav aria-label={t("steps")}>
      <ol className="flex flex-wrap items-center gap-x-1 text-sm sm:gap-x-2">
        {steps.map((each, index) => (
          <li
            key={each}
            className="flex items-center gap-1 sm:gap-2"
            {...(index === here ? { "aria-current": "step" as const } : {})}
          >
            {index > 0 && <span aria-hidden className="h-px w-2 bg-edge sm:w-5" />}
            {index < here ? (
              <button
                type="button"
                onClick={() => go(each)}
                className="-mx-1 inline-flex min-h-11 items-center gap-1.5 rounded-full px-1 text-ink-soft hover:text-ink sm:-mx-2 sm:px-2"
              >
                <span className={`${dot} bg-accent text-accent-ink`}>
                  <Check aria-hidden className="size-3.5" strokeWidth={3} />
                </span>
                <span className="max-sm:sr-only">{t(`step_${each}`)}</span>
              </button>
            ) : (
              <span
                className={`inline-flex min-h-11 items-center gap-1.5 ${index === here ? "font-semibold" : "text-ink-soft"}`}
              >
                <span
                  aria-hidden
                  className={`${dot} ${index === here ? "bg-ink text-paper" : "border border-edge"}`}
                >
                  {index + 1}
                </span>
                <span className={index === here ? "" : "max-sm:sr-only"}>{t(`step_${each}`)}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const dot = "grid size-6 shrink-0 place-items-center rounded-full text-xs font-semibold tabular-nums";
