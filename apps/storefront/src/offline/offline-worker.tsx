"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { buildName } from "./build-name.ts";

/** The router's steps follow one another; only where the shopper stays is worth a request. */
const STAY_MILLISECONDS = 800;

/** Has the worker of this build in the browser, and tells it where the shopper has been. Draws nothing. */
export function OfflineWorker() {
  const visited = `${usePathname()}?${useSearchParams()}`;
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    if (buildName === "") void unregisterAll();
    else navigator.serviceWorker.register(`/sw.js?build=${buildName}`).catch(() => {});
  }, []);
  /** A document that the worker itself has handed over is known to it. */
  const isKnown = useRef<boolean | null>(null);
  useEffect(() => {
    if (buildName === "" || !("serviceWorker" in navigator)) return;
    const wasHandedOver = isKnown.current === null && navigator.serviceWorker.controller !== null;
    isKnown.current = true;
    if (wasHandedOver) return;
    const timer = setTimeout(async () => {
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage({ kind: "visited", path: visited.replace(/\?$/, "") });
    }, STAY_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [visited]);
  return null;
}

/** A worker of a build that ran here before would hand old files to the development server's pages. */
async function unregisterAll(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations())
    await registration.unregister();
}
