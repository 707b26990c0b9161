"use client";

import { CloudOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { button } from "./button.ts";
import { Notice } from "./notice.tsx";

/** A part of the shop that could not be loaded, with a button that asks for it again in place. */
export function Unreachable() {
  const t = useTranslations("Unreachable");
  const router = useRouter();
  const [isTrying, startTrying] = useTransition();
  return (
    <div role="alert">
      <Notice Icon={CloudOff} title={t("title")} text={t("text")}>
        <button
          type="button"
          disabled={isTrying}
          onClick={() => startTrying(() => router.refresh())}
          className={button("primary")}
        >
          {isTrying ? t("trying") : t("again")}
        </button>
      </Notice>
    </div>
  );
}
