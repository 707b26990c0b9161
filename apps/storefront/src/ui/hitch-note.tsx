"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";

/** A refusal in words, where it happened, read out at once; with a button when trying again may help. */
export function HitchNote({
  words,
  onAgain,
}: {
  readonly words: string;
  readonly onAgain: (() => void) | null;
}) {
  const t = useTranslations("Problem");
  return (
    <div role="alert" className="flex gap-2 rounded-xl bg-bad-soft px-3 py-2 text-sm text-bad">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p>
        {words}{" "}
        {onAgain !== null && (
          <button type="button" onClick={onAgain} className="font-semibold underline underline-offset-2">
            {t("again")}
          </button>
        )}
      </p>
    </div>
  );
}
