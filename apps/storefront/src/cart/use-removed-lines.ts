"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { CartLineView } from "./operation.ts";

/** How long a removal may be taken back. */
const UNDO_MILLISECONDS = 8_000;

/** A line that was just removed, and the place it was in. */
export type RemovedLine = { readonly line: CartLineView; readonly position: number };

export type RemovedLines = {
  readonly lines: readonly RemovedLine[];
  note(removed: RemovedLine): void;
  forget(variantId: string): void;
};

/** Keeps what was removed for eight seconds, so that it can be taken back where it stood. */
export function useRemovedLines(): RemovedLines {
  const [lines, setLines] = useState<readonly RemovedLine[]>([]);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const forget = useCallback((variantId: string) => {
    clearTimeout(timers.current.get(variantId));
    timers.current.delete(variantId);
    setLines((known) => known.filter(({ line }) => line.variantId !== variantId));
  }, []);
  const note = useCallback(
    (removed: RemovedLine) => {
      const { variantId } = removed.line;
      clearTimeout(timers.current.get(variantId));
      setLines((known) => [...known.filter(({ line }) => line.variantId !== variantId), removed]);
      timers.current.set(
        variantId,
        setTimeout(() => forget(variantId), UNDO_MILLISECONDS),
      );
    },
    [forget],
  );
  useEffect(() => {
    const known = timers.current;
    return () => {
      for (const timer of known.values()) clearTimeout(timer);
    };
  }, []);
  return { lines, note, forget };
}
