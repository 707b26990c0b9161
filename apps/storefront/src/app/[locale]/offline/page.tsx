import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OfflineNotice } from "#offline/offline-notice.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Offline");
  return { title: t("title"), robots: { index: false } };
}

/** Kept on the device from the first visit on; the worker leads here when it has no other page to show. */
export default function Page() {
  return (
    <div className="page grid min-h-[60dvh] place-items-center">
      <OfflineNotice />
    </div>
  );
}
