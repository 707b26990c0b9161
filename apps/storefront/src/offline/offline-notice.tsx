"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { wayBack } from "./way-back.ts";

const LOOK_MILLISECONDS = 3_000;

/** Says that there is no network, and goes on by itself to where the shopper wanted to go as soon as there is. */
export function OfflineNotice() {
  const t = useTranslations("Offline");
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (document.visibilityState === "visible" && (await isShopThere())) goOn();
    };
    const timer = setInterval(look, LOOK_MILLISECONDS);
    window.addEventListener("online", look);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", look);
    };
  }, []);
  return (
    <Notice Icon={WifiOff} title={t("title")} text={t("text")} level={1}>
      <button type="button" onClick={goOn} className={button("primary")}>
        {t("again")}
      </button>
      <Link href="/cart" className={button("quiet")}>
        {t("cart")}
      </Link>
      <Link href="/" className={button("quiet")}>
        {t("home")}
      </Link>
    </Notice>
  );
}

/** A device says that it is online when it has a network, which may be long before anybody answers on it. */
const isShopThere = (): Promise<boolean> =>
  fetch("/manifest.webmanifest", { method: "HEAD", cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Loads a document, as what was asked for at first was one. */
const goOn = (): void => window.location.replace(wayBack(window.location));
