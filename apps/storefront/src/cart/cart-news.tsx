"use client";

import type { Notice } from "@dotcart/cart-client/core";
import { variantOf } from "@dotcart/cart-domain";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { useRouter } from "#i18n/navigation.ts";
import { lineName } from "./line-name.ts";
import { noticeWords } from "./notice-words.ts";
import { useCart } from "./use-cart.tsx";

const SHOWN_MILLISECONDS = 15_000;

/** Tells once what the shopper should hear of, where he will hear it: in a message at the edge of the page. */
export function CartNews() {
  const t = useTranslations("News");
  const router = useRouter();
  const { notices, lines, saved, dismiss } = useCart();
  const told = useRef(new Set<string>());
  useEffect(() => {
    const nameIn = (notice: Notice): string => {
      if (notice.kind !== "refused") return "";
      const about = [...lines, ...saved].find(({ variantId }) => variantId === variantOf(notice.line));
      return (about && lineName(about)) ?? t("something");
    };
    const wayOn = (notice: Notice) => {
      if (notice.kind === "session-ended")
        return { action: { label: t("signIn"), onClick: () => router.push("/sign-in") } };
      if (notice.kind === "outdated")
        return { action: { label: t("reload"), onClick: () => window.location.reload() } };
      return {};
    };
    for (const notice of notices) {
      if (told.current.has(notice.id)) continue;
      told.current.add(notice.id);
      toast.warning(noticeWords(t, notice, nameIn(notice)), {
        id: notice.id,
        duration: SHOWN_MILLISECONDS,
        onDismiss: () => dismiss(notice.id),
        onAutoClose: () => dismiss(notice.id),
        ...wayOn(notice),
      });
    }
  }, [notices, lines, saved, dismiss, t, router]);
  return null;
}
