import type { Attention, Presence as PresencePort } from "@dotcart/cart-client/core";
import type { Device } from "./device.ts";
import type { Gate } from "./gate.ts";

/** What a tab can know of the shopper and the network; `tell` is the world's side of it. */
export type Presence = PresencePort & {
  tell(what: Attention): void;
  isHidden: boolean;
};

export function createPresence(device: Device, gate: Gate): Presence {
  const listeners = new Set<(what: Attention) => void>();
  const presence: Presence = {
    isHidden: false,
    isVisible: () => !presence.isHidden,
    isOnline: () => !device.link.isCut,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (what) =>
      gate.guard(() => {
        for (const listener of [...listeners]) listener(what);
      })(),
  };
  return presence;
}
