import type { Presence } from "../core/ports.ts";

/** What the page can tell of the shopper's attention and of the network. */
export const browserPresence: Presence = {
  isVisible: () => document.visibilityState === "visible",
  isOnline: () => navigator.onLine,
  subscribe(listener) {
    const ends = [
      on(window, "focus", () => listener("focus")),
      on(window, "online", () => listener("online")),
      on(window, "offline", () => listener("offline")),
      on(window, "pagehide", () => listener("leaving")),
      on(window, "pageshow", (event) => {
        if ((event as PageTransitionEvent).persisted) listener("visible");
      }),
      on(document, "visibilitychange", () => {
        if (document.visibilityState === "visible") listener("visible");
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  },
};

function on(target: EventTarget, name: string, run: (event: Event) => void): () => void {
  target.addEventListener(name, run);
  return () => target.removeEventListener(name, run);
}
