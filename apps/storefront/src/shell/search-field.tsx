"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useFollowing } from "#ui/use-following.ts";

/** A form like any other: without scripts it loads the page of results. */
export function SearchField({ query = "" }: { readonly query?: string }) {
  const locale = useLocale();
  const t = useTranslations("Header");
  const [words, setWords] = useFollowing(query);
  return (
    <Form action={`/${locale}/search`} role="search" className="relative mx-auto w-full max-w-xl">
      <input
        type="search"
        name="q"
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        required
        maxLength={200}
        aria-label={t("searchLabel")}
        placeholder={t("searchHint")}
        enterKeyHint="search"
        className="h-11 w-full rounded-full border border-edge bg-card ps-11 pe-4 text-base placeholder:text-ink-soft focus-visible:outline-offset-1 focus-visible:[border-radius:9999px] [&::-webkit-search-cancel-button]:hidden"
      />
      <button
        type="submit"
        aria-label={t("search")}
        className="absolute start-0 top-0 grid size-11 place-items-center rounded-full text-ink-soft hover:text-ink"
      >
        <Search aria-hidden className="size-5" />
      </button>
    </Form>
  );
}

/** The field with what was searched for. */
export const SearchFieldWithQuery = () => <SearchField query={useSearchParams().get("q") ?? ""} />;
