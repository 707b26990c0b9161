"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { CartLineView, Restore } from "./use-cart.tsx";
import { UNDO_MILLISECONDS } from "./use-undo-toast.ts";

/** A line that was just removed, the place it was in, and what puts it back. */
export type RemovedLine = {
  readonly line: CartLineView;
  readonly position: number;
  readonly undo: Restore;
};

export type RemovedLines = {
  readonly lines: readonly RemovedLine[];
  note(removed: RemovedLine): void;
  forget(variantId: string): void;
  /** Stops the time of one until what it gives back is called; then its time begins anew. */
  hold(variantId: string): () => void;
};

/** Keeps what was removed for eight seconds, or as long as it is held, so that it can be taken back where it stood. */
export function useRemovedLines(): RemovedLines {
  const [lines, setLines] = useState<readonly RemovedLine[]>([]);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const held = useRef(new Set<string>());
  const forget = useCallback((variantId: string) => {
    clearTimeout(timers.current.get(variantId));
    timers.current.delete(variantId);
    setLines((known) => known.filter(({ line }) => line.variantId !== variantId));
  }, []);
  const startTime = useCallback(
    (variantId: string) => {
      clearTimeout(timers.current.get(variantId));
      if (held.current.has(variantId)) return;
      timers.current.set(
        variantId,
        setTimeout(() => forget(variantId), UNDO_MILLISECONDS),
      );
    },
    [forget],
  );
  const note = useCallback(
    (removed: RemovedLine) => {
      const { variantId } = removed.line;
      setLines((known) => [...known.filter(({ line }) => line.variantId !== variantId), removed]);
      startTime(variantId);
    },
    [startTime],
  );
  const hold = useCallback(
    (variantId: string) => {
      held.current.add(variantId);
      clearTimeout(timers.current.get(variantId));
      return () => {
        held.current.delete(variantId);
        startTime(variantId);
      };
    },
    [startTime],
  );
  useEffect(() => {
    const known = timers.current;
    return () => {
      for (const timer of known.values()) clearTimeout(timer);
    };
  }, []);
  return { lines, note, forget, hold };
}
