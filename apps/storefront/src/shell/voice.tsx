"use client";

import { createContext, type ReactNode, use, useCallback, useState } from "react";

type Say = (sentence: string) => void;
const VoiceContext = createContext<Say>(() => {});

/** Says something to those who do not see the screen. */
export const useVoice = (): Say => use(VoiceContext);

/**
 * One live region for the whole tab, there from the first moment, because a region that appears together with its
 * words is not read. Two places take turns, so that the same sentence twice is spoken twice.
 */
export function VoiceProvider({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState({ sentence: "", turn: 0 });
  const say = useCallback<Say>((sentence) => setSpoken(({ turn }) => ({ sentence, turn: 1 - turn })), []);
  return (
    <VoiceContext value={say}>
      {children}
      <div role="status" aria-live="polite" className="sr-only" data-testid="voice">
        <p>{spoken.turn === 0 ? spoken.sentence : ""}</p>
        <p>{spoken.turn === 1 ? spoken.sentence : ""}</p>
      </div>
    </VoiceContext>
  );
}
