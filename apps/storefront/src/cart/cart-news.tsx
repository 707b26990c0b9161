"use client";

import type { Notice } from "@dotcart/cart-client/core";
import { type VariantId, variantOf } from "@dotcart/cart-domain";
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
  /** What was refused is out of the cart by the time it is told of. */
  const names = useRef(new Map<VariantId, string>());
  useEffect(() => {
    for (const line of [...lines, ...saved]) {
      const name = lineName(line);
      if (name !== null) names.current.set(line.variantId, name);
    }
    const nameIn = (notice: Notice): string =>
      (notice.kind === "refused" ? names.current.get(variantOf(notice.line)) : undefined) ?? t("something");
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
