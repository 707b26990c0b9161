"use client";

import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { iconButton } from "#ui/button.ts";
import { nextTheme, type Theme, themeOf } from "./theme.ts";
import { useVoice } from "./voice.tsx";

/**
 * Walks through the appearances: like the device, light, dark. Both pictures are drawn and the style sheet shows one,
 * so nothing flickers before the choice is known.
 */
export function ThemeButton() {
  const t = useTranslations("Header");
  const say = useVoice();
  const { theme, systemTheme, setTheme } = useTheme();
  const isAlive = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  const chosen = themeOf(theme);
  const words = (which: Theme): string => `${t("theme")}: ${t(`theme_${which}`)}`;
  return (
    <button
      type="button"
      aria-label={isAlive ? words(chosen) : t("theme")}
      className={iconButton()}
      onClick={() => {
        const next = nextTheme(chosen, systemTheme ?? "light");
        setTheme(next);
        say(words(next));
      }}
    >
      <Sun aria-hidden className="size-5 dark:hidden" />
      <Moon aria-hidden className="hidden size-5 dark:block" />
    </button>
  );
}

const subscribeToNothing = () => () => {};
