import type { Channel, Live, Presence } from "../core/ports.ts";

/** For a process without other tabs. */
export const noChannel: Channel = {
  post: () => undefined,
  subscribe: () => () => undefined,
  close: () => undefined,
};

/** For who only asks now and then. */
export const noLive: Live = { open: () => () => undefined };

/** A process always looks, and learns by trying whether there is a network. */
export const alwaysPresent: Presence = {
  isVisible: () => true,
  isOnline: () => true,
  subscribe: () => () => undefined,
};
