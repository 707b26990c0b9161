import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { CartPage } from "#cart/cart-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Cart");
  return { title: t("title"), robots: { index: false, follow: true } };
}

/** The frame is the same for everybody; what is in the cart only the shopper's own tab asks for. */
export default function Page() {
  const t = useTranslations("Cart");
  return (
    <div className="page pt-8 md:pt-12">
      <h1 className="text-3xl md:text-4xl">{t("title")}</h1>
      <CartPage />
    </div>
  );
}
