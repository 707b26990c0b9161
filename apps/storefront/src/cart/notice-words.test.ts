import type { Notice } from "@dotcart/cart-client/core";
import type { Dot, LineId } from "@dotcart/cart-domain";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { messages } from "#i18n/messages.ts";
import { routing } from "#i18n/routing.ts";
import { noticeWords } from "./notice-words.ts";

type Refused = Extract<Notice, { kind: "refused" }>;
const refused = (problem: Refused["problem"]): Notice => ({
  id: "1",
  kind: "refused",
  dot: "abcdefghijkl:1" as Dot,
  line: "v_mug" as LineId,
  quantity: 2,
  problem,
});

const notices: readonly Notice[] = [
  refused({ kind: "product-not-found", variantId: "v_mug" as never }),
  refused({ kind: "too-many-operations", limit: 2048 }),
  refused({ kind: "foreign-rid" }),
  ...(["blocked", "full", "corrupt"] as const).map(
    (trouble) => ({ id: "2", kind: "storage", trouble }) as const,
  ),
  { id: "3", kind: "session-ended" },
  { id: "4", kind: "outdated" },
];

describe.each(routing.locales)("news of the cart in %s", (locale) => {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "News" });

  test.each(notices)("%o is told in whole sentences", (notice) => {
    const words = noticeWords(t, notice, "Mug (blue)");
    expect(words).toMatch(/^\p{Lu}.*\.$/u);
    expect(words).not.toMatch(/[{}]|News\./);
  });

  test("what was refused is called by its name", () => {
    expect(noticeWords(t, refused({ kind: "foreign-rid" }), "Mug (blue)")).toContain("Mug (blue)");
  });
});
