import "../globals.css";
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { locale as localeInAddress } from "next/root-params";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ShopCurrency } from "#cart/shop-currency.tsx";
import { isLocale, routing } from "#i18n/routing.ts";
import { OfflineWorker } from "#offline/offline-worker.tsx";
import { Footer } from "#shell/footer.tsx";
import { Header } from "#shell/header.tsx";
import { Providers } from "#shell/providers.tsx";
import { WithoutScripts } from "#shell/without-scripts.tsx";

export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Site");
  return {
    title: { default: `${t("name")} · ${t("tagline")}`, template: `%s · ${t("name")}` },
    description: t("description"),
    applicationName: t("name"),
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#151412" },
  ],
};

/** The frame of every page. It knows the language and nothing of what is sold, so it is the same for everybody. */
export default async function Layout({ children }: LayoutProps<"/[locale]">) {
  const locale = await localeInAddress();
  if (locale === undefined || !isLocale(locale)) notFound();
  const t = await getTranslations("Site");
  return (
    <html lang={locale} dir="ltr" suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col antialiased">
        <WithoutScripts />
        <Suspense>
          <OfflineWorker />
        </Suspense>
        <Suspense>
          <ShopCurrency />
        </Suspense>
        <NextIntlClientProvider>
          <Providers>
            <a
              href="#content"
              className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-3 focus:z-50 focus:rounded-full focus:bg-accent focus:px-5 focus:py-2 focus:text-accent-ink"
            >
              {t("skip")}
            </a>
            <Header />
            <main id="content" tabIndex={-1} className="min-h-[85dvh] flex-1 outline-none">
              {children}
            </main>
            <Footer />
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
