"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { iconButton } from "#ui/button.ts";

const themes = [
  { value: "system", label: "themeSystem", Icon: Monitor },
  { value: "light", label: "themeLight", Icon: Sun },
  { value: "dark", label: "themeDark", Icon: Moon },
] as const;

/** Light, dark, or like the device. Both pictures are drawn and the theme shows one, so nothing jumps when it is known. */
export function ThemeMenu() {
  const t = useTranslations("Header");
  const { theme, setTheme } = useTheme();
  return (
    <Menu.Root>
      <Menu.Trigger aria-label={t("theme")} className={iconButton()}>
        <Sun aria-hidden className="size-5 dark:hidden" />
        <Moon aria-hidden className="hidden size-5 dark:block" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={8} className="z-40">
          <Menu.Popup className="min-w-48 rounded-2xl border border-line bg-card p-1.5 text-sm shadow-xl outline-none">
            <Menu.RadioGroup value={theme ?? "system"} onValueChange={(value: string) => setTheme(value)}>
              {themes.map(({ value, label, Icon }) => (
                <Menu.RadioItem
                  key={value}
                  value={value}
                  closeOnClick
                  className="flex min-h-11 cursor-pointer items-center gap-3 rounded-xl px-3 outline-none data-highlighted:bg-tile"
                >
                  <Icon aria-hidden className="size-4" />
                  <span className="flex-1">{t(label)}</span>
                  <Menu.RadioItemIndicator>
                    <Check aria-hidden className="size-4 text-accent" />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
