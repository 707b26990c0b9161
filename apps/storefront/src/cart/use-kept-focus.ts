"use client";

import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus from falling out of a place when what held it goes away: it moves to the row that now stands where
 * the old one stood, else to the last row, else to the heading. Focus that the shopper has moved is left alone.
 */
export function useKeptFocus<Place extends HTMLElement>(place: RefObject<Place | null>) {
  const held = useRef<{ readonly element: Element; readonly row: number } | null>(null);
  useLayoutEffect(() => {
    const here = place.current;
    if (here === null || held.current === null || held.current.element.isConnected) return;
    const { row } = held.current;
    held.current = null;
    if (document.activeElement?.contains(here) === false) return;
    const rows = [...here.querySelectorAll("li")];
    const next = (rows[row] ?? rows.at(-1))?.querySelector<HTMLElement>("input:enabled, button:enabled, a");
    (next ?? here.querySelector<HTMLElement>("[tabindex='-1']"))?.focus({ preventScroll: true });
  });
  return {
    onFocus({ target, currentTarget }: FocusEvent<Place>): void {
      const rows: (Element | null)[] = [...currentTarget.querySelectorAll("li")];
      held.current = { element: target, row: rows.indexOf(target.closest("li")) };
    },
    onBlur(): void {
      held.current = null;
    },
  };
}
