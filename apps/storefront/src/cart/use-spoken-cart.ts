"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#format/money.ts";
import { problemWords } from "#i18n/problem-words.ts";
import { useVoice } from "#shell/voice.tsx";
import { isPassing } from "#trpc/problem-of.ts";
import type { CartChange, CartView, Outcome } from "./operation.ts";
import { useCart } from "./use-cart.tsx";

/** Why a change did not happen, to be shown beside what was clicked. */
export type Hitch = {
  readonly words: string;
  /** The same operation once more; null when it would only be refused again. */
  readonly again: (() => Promise<Hitch | null>) | null;
};

/** What to say when it is done. `total` is the cart's, in words. */
export type Sentence = (done: { readonly cart: CartView; readonly total: string }) => string;

/** The cart with a voice: every change is announced, every refusal put into words. Null means that it is done. */
export function useSpokenCart(): (change: CartChange, sentence: Sentence) => Promise<Hitch | null> {
  const { apply } = useCart();
  const say = useVoice();
  const t = useTranslations("Problem");
  const locale = useLocale();

  function hear(outcome: Outcome, sentence: Sentence): Hitch | null {
    if (outcome.ok) {
      say(sentence({ cart: outcome.cart, total: formatMoney(outcome.cart.total, locale) }));
      return null;
    }
    return {
      words: problemWords(t, outcome.trouble, locale),
      again: isPassing(outcome.trouble) ? async () => hear(await outcome.again(), sentence) : null,
    };
  }

  return async (change, sentence) => hear(await apply(change), sentence);
}
