import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "#account/account-frame.tsx";
import { AddressBook } from "#addresses/address-book.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Addresses");
  return { title: t("title"), robots: { index: false } };
}

export default function Page() {
  const t = useTranslations("Addresses");
  return (
    <AccountFrame title={t("title")} lead={t("lead")} width="list">
      <AddressBook />
    </AccountFrame>
  );
}
