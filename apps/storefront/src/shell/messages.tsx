"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Toaster } from "sonner";

/** Where messages appear that belong to no place on the page: small, at the lower edge, gone by themselves. */
export function Messages() {
  const { theme } = useTheme();
  const t = useTranslations("Problem");
  return (
    <Toaster
      theme={theme === "dark" || theme === "light" ? theme : "system"}
      position="bottom-left"
      visibleToasts={2}
      closeButton
      containerAriaLabel={t("messages")}
      toastOptions={{ closeButtonAriaLabel: t("dismiss") }}
    />
  );
}
