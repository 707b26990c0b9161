import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("NotFound");
  return { title: t("title"), robots: { index: false } };
}

/** There is nothing here that could be shown at once. */
export const instant = false;

/** Every address that no other page answers to: not found, in the shopper's language and inside the shop's frame. */
export default function Page() {
  notFound();
}
