"use client";

import type { CategoryShelf } from "@dotcart/api/router";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { CategoryFilter } from "./category-filter.tsx";
import { FilterFields } from "./filter-fields.tsx";
import { pathOf } from "./place.ts";
import { listingHref, parseListing } from "./query.ts";
import { useListing } from "./use-listing.ts";

/**
 * Narrows and sorts the list. A form of the ordinary kind, whose address is the result; with scripts each choice is
 * sent at once and the page stays. It lives in the layout, so the focus stays on what was just chosen.
 */
export function FilterPanel({
  categories,
  currency,
  digits,
}: {
  readonly categories: readonly CategoryShelf[];
  readonly currency: string;
  readonly digits: number;
}) {
  const t = useTranslations("Filters");
  const router = useRouter();
  const panelId = useId();
  const { place, query } = useListing(digits);
  const [isOpen, setOpen] = useState(false);
  const [isGoing, startGoing] = useTransition();

  function go(form: HTMLFormElement): void {
    const chosen = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    startGoing(() =>
      router.push(listingHref(pathOf(place), parseListing(chosen, digits), digits), { scroll: false }),
    );
  }

  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
        className={button("quiet", "medium", "w-full lg:hidden")}
      >
        {t("title")}
        <ChevronDown aria-hidden className={`size-4 transition-transform ${isOpen ? "rotate-180" : ""}`} />
      </button>
      <div id={panelId} className={`space-y-8 ${isOpen ? "max-lg:pt-6" : "max-lg:hidden"}`}>
        <CategoryFilter categories={categories} place={place} query={query} digits={digits} />
        <form
          method="get"
          aria-label={t("title")}
          aria-busy={isGoing || undefined}
          onChange={(event) => {
            if (event.target instanceof HTMLInputElement && event.target.type === "text") return;
            event.currentTarget.requestSubmit();
          }}
          onSubmit={(event) => {
            event.preventDefault();
            go(event.currentTarget);
          }}
        >
          <FilterFields place={place} query={query} currency={currency} digits={digits} />
        </form>
      </div>
    </div>
  );
}
