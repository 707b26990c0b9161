import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { LegalPage } from "#legal/legal-page.tsx";
import { returns } from "#legal/returns.ts";
import { pageMetadata } from "#seo/page-metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { title, lead: description } = returns[await getLocale()];
  return pageMetadata({ path: "/returns", title, description });
}

export default function Page() {
  return <LegalPage text={returns} />;
}
