"use client";

import { useCartClient } from "@dotcart/cart-client/react";
import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#format/money.ts";
import { problemWords } from "#i18n/problem-words.ts";
import { useVoice } from "#shell/voice.tsx";
import type { CartChange, Restore } from "./use-cart.tsx";

/** What a change came to. `words` say why it may not be done, to be shown beside what was clicked. */
export type Spoken =
  | { readonly ok: true; readonly undo: Restore | null }
  | { readonly ok: false; readonly words: string };

/** What to say when it is done. `total` is the cart's, in words. */
export type Sentence = (done: { readonly itemCount: number; readonly total: string }) => string;

/** The cart with a voice: every change is announced, every refusal put into words. Done when it returns. */
export function useSpokenCart(): (change: CartChange, sentence: Sentence) => Spoken {
  const client = useCartClient();
  const say = useVoice();
  const t = useTranslations("Problem");
  const locale = useLocale();
  return (change, sentence) => {
    const applied = client.apply(change);
    if (!applied.ok) return { ok: false, words: problemWords(t, applied.problem, locale) };
    const { itemCount, total } = client.snapshot().totals;
    say(sentence({ itemCount, total: formatMoney(total, locale) }));
    return { ok: true, undo: applied.undo ?? null };
  };
}
