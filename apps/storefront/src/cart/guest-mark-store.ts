"use client";

import { useSyncExternalStore } from "react";
import { guestMarkName } from "#passage/guest-mark.ts";

const listeners = new Set<() => void>();

/** The mark beside the session's cookie, or null when this browser has no session. */
export const readGuestMark = (): string | null => guestMarkIn(document.cookie);

export const guestMarkIn = (cookies: string): string | null =>
  new RegExp(`(?:^|;\\s*)${guestMarkName}=(\\d+)`).exec(cookies)?.[1] ?? null;

/** To be called when a session may have begun or ended: cookies have no event that every browser sends. */
export function noticeGuestMark(): void {
  for (const listener of listeners) listener();
}

/** Takes the mark away when the API no longer knows the session it stood for. */
export function forgetGuestMark(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser, and has no way to wait
  document.cookie = `${guestMarkName}=; Path=/; Max-Age=0; SameSite=Lax`;
  noticeGuestMark();
}

/** Undefined on the server and until the page has come to life: only a browser knows. */
export const useGuestMark = (): string | null | undefined =>
  useSyncExternalStore<string | null | undefined>(subscribe, readGuestMark, () => undefined);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
