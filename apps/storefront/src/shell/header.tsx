import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { Link } from "#i18n/navigation.ts";
import { AccountLink } from "./account-link.tsx";
import { CartButton } from "./cart-button.tsx";
import { CategoryLinks, CategoryLinksSkeleton } from "./category-links.tsx";
import { LanguageLink, LanguageLinkToStart } from "./language-link.tsx";
import { SearchField, SearchFieldWithQuery } from "./search-field.tsx";
import { ThemeButton } from "./theme-button.tsx";

export function Header() {
  const t = useTranslations("Header");
  return (
    <>
      <header className="print:hidden sticky top-0 z-30 border-b border-line bg-paper/95 backdrop-blur-sm">
        <div className="page flex flex-wrap items-center gap-x-2 py-2 md:gap-x-6 md:py-3">
          <Link href="/" aria-label={t("home")} className="me-auto rounded-sm py-2 md:me-0">
            <Wordmark />
          </Link>
          <div className="order-last w-full pb-1 md:order-none md:w-auto md:flex-1 md:pb-0">
            <Suspense fallback={<SearchField />}>
              <SearchFieldWithQuery />
            </Suspense>
          </div>
          <div className="-me-2 flex items-center">
            <Suspense fallback={<LanguageLinkToStart />}>
              <LanguageLink />
            </Suspense>
            <ThemeButton />
            <AccountLink />
            <CartButton />
          </div>
        </div>
      </header>
      <nav aria-label={t("categories")} className="print:hidden border-b border-line">
        <ul className="page row-scroll flex h-12 items-center gap-4 text-sm whitespace-nowrap">
          <li>
            <Link href="/products" className="font-medium hover:text-accent">
              {t("all")}
            </Link>
          </li>
          <Suspense fallback={<CategoryLinksSkeleton />}>
            <CategoryLinks />
          </Suspense>
        </ul>
      </nav>
    </>
  );
}

/** The name with its dot: the shop's whole logo. */
const Wordmark = () => (
  <span aria-hidden className="text-[1.375rem] leading-none font-semibold tracking-[-0.045em]">
    dotcart
    <span className="ms-0.5 inline-block size-[0.38em] rounded-full bg-accent" />
  </span>
);
