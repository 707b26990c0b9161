"use client";

import { TicketPercent, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { problemWords } from "#i18n/problem-words.ts";
import { button } from "#ui/button.ts";
import { field } from "#ui/field.ts";
import type { Checkout } from "./use-checkout.ts";

/**
 * A discount code to type, or the one that counts, or why it does not. What takes the place of what was clicked takes the
 * focus as well.
 */
export function CodeField({
  checkout,
}: {
  readonly checkout: Pick<Checkout, "draft" | "change" | "reviewing">;
}) {
  const t = useTranslations("Checkout");
  const problem = useTranslations("Problem");
  const locale = useLocale();
  const id = useId();
  const { draft, change, reviewing } = checkout;
  const [isEmpty, setEmpty] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const wasChangedHere = useRef(false);
  useLayoutEffect(() => {
    if (wasChangedHere.current) place.current?.querySelector<HTMLElement>("input, button")?.focus();
    wasChangedHere.current = false;
  }, [draft.code]);

  function choose(code: string | null): void {
    wasChangedHere.current = true;
    change({ code });
  }

  const refused = reviewing.review?.problems.find((each) => each.kind === "code-refused");
  if (draft.code !== null)
    return (
      <div ref={place}>
        <p className="flex items-center gap-2 rounded-xl border border-edge bg-card ps-3 text-sm">
          <TicketPercent aria-hidden className="size-4 shrink-0 text-ink-soft" />
          <span className="min-w-0 flex-1 truncate">
            <span className="sr-only">{t("code")}: </span>
            {draft.code}
          </span>
          <button
            type="button"
            aria-label={t("removeCode", { code: draft.code })}
            onClick={() => choose(null)}
            className="grid size-11 place-items-center rounded-xl text-ink-soft hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </button>
        </p>
        {refused !== undefined && (
          <p role="alert" className="mt-1.5 text-sm text-bad wrap-anywhere">
            {problemWords(problem, refused, locale)}
          </p>
        )}
      </div>
    );

  function apply(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "").trim();
    setEmpty(code === "");
    if (code !== "") choose(code.toUpperCase().slice(0, 40));
    else event.currentTarget.querySelector("input")?.focus();
  }

  return (
    <div ref={place}>
      <form method="post" noValidate onSubmit={apply}>
        <label htmlFor={id} className="block text-sm font-medium">
          {t("code")}
        </label>
        <div className="mt-1.5 flex gap-2">
          <input
            id={id}
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            aria-invalid={isEmpty || undefined}
            aria-describedby={`${id}-note`}
            className={field}
          />
          <button type="submit" className={button("quiet", "medium", "shrink-0")}>
            {t("applyCode")}
          </button>
        </div>
        <p id={`${id}-note`} className={isEmpty ? "mt-1 text-sm text-bad" : "sr-only"}>
          {isEmpty && t("codeMissing")}
        </p>
      </form>
    </div>
  );
}
