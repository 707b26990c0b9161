import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { routing } from "#i18n/routing.ts";

const languages = { en: "English", de: "Deutsch" } as const satisfies Record<
  (typeof routing.locales)[number],
  string
>;

export function Footer() {
  const t = useTranslations();
  return (
    <footer className="mt-20 border-t border-line bg-tile/50">
      <div className="page grid gap-10 py-12 text-sm sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr]">
        <div>
          <p className="text-lg font-semibold tracking-tight">{t("Site.name")}</p>
          <p className="mt-2 max-w-sm text-ink-soft">{t("Footer.about")}</p>
        </div>
        <nav aria-label={t("Footer.shop")}>
          <p className="font-medium">{t("Footer.shop")}</p>
          <ul className="mt-2">
            {(
              [
                ["/products", t("Header.all")],
                ["/search", t("Footer.search")],
                ["/cart", t("Footer.cart")],
                ["/account", t("Header.account")],
              ] as const
            ).map(([href, label]) => (
              <li key={href}>
                <Link href={href} className="inline-block py-1.5 text-ink-soft hover:text-ink">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t("Footer.languages")}>
          <p className="font-medium">{t("Footer.languages")}</p>
          <ul className="mt-2">
            {routing.locales.map((locale) => (
              <li key={locale}>
                <a
                  href={`/${locale}`}
                  hrefLang={locale}
                  lang={locale}
                  className="inline-block py-1.5 text-ink-soft hover:text-ink"
                >
                  {languages[locale]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
