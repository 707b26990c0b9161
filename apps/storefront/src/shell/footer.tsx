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
    <footer className="print:hidden mt-20 border-t border-line bg-tile/50">
      <div className="page grid gap-10 py-12 text-sm sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div>
          <p className="text-lg font-semibold tracking-tight">{t("Site.name")}</p>
          <p className="mt-2 max-w-sm text-ink-soft">{t("Footer.about")}</p>
        </div>
        <FooterLinks
          title={t("Footer.shop")}
          links={[
            ["/products", t("Header.all")],
            ["/search", t("Footer.search")],
            ["/cart", t("Footer.cart")],
          ]}
        />
        <FooterLinks
          title={t("Footer.help")}
          links={[
            ["/account", t("Header.account")],
            ["/account/orders", t("Footer.orders")],
            ["/returns", t("Footer.returns")],
            ["/terms", t("Footer.terms")],
          ]}
        />
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

const FooterLinks = ({
  title,
  links,
}: {
  readonly title: string;
  readonly links: readonly (readonly [href: string, label: string])[];
}) => (
  <nav aria-label={title}>
    <p className="font-medium">{title}</p>
    <ul className="mt-2">
      {links.map(([href, label]) => (
        <li key={href}>
          <Link href={href} className="inline-block py-1.5 text-ink-soft hover:text-ink">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
