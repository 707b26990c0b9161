"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import type { CSSProperties } from "react";
import { Toaster } from "sonner";
import { useDrawer } from "./cart-drawer.tsx";

/** The shop's own type, corners and colours; they change with the theme by themselves. */
const look = {
  fontFamily: "inherit",
  "--normal-bg": "var(--card)",
  "--normal-bg-hover": "var(--tile)",
  "--normal-border": "var(--line)",
  "--normal-border-hover": "var(--edge)",
  "--normal-text": "var(--ink)",
  "--gray2": "var(--tile)",
  "--gray5": "var(--edge)",
  "--border-radius": "1.25rem",
} as CSSProperties;

/** Where messages appear that belong to no place on the page: small, at the lower edge, gone by themselves. */
export function Messages() {
  const { theme } = useTheme();
  const t = useTranslations("Problem");
  const { isOpen } = useDrawer();
  return (
    <Toaster
      theme={theme === "dark" || theme === "light" ? theme : "system"}
      position="bottom-left"
      visibleToasts={2}
      closeButton
      containerAriaLabel={t("messages")}
      style={look}
      // On a phone the drawer's sum and buttons are where a message would be.
      {...(isOpen ? { mobileOffset: { bottom: "13rem" } } : {})}
      toastOptions={{
        closeButtonAriaLabel: t("dismiss"),
        style: { fontSize: "0.875rem" },
        actionButtonStyle: {
          height: "2.25rem",
          paddingInline: "1rem",
          borderRadius: "9999px",
          fontSize: "0.875rem",
          background: "var(--accent)",
          color: "var(--accent-ink)",
        },
      }}
    />
  );
}
