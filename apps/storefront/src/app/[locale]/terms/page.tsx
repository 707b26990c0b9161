import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { LegalPage } from "#legal/legal-page.tsx";
import { terms } from "#legal/terms.ts";
import { pageMetadata } from "#seo/page-metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { title, lead: description } = terms[await getLocale()];
  return pageMetadata({ path: "/terms", title, description });
}

export default function Page() {
  return <LegalPage text={terms} />;
}
