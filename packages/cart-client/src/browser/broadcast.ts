import type { Channel } from "../core/ports.ts";
import { noChannel } from "../memory/alone.ts";

const NAME = "dotcart";

/** What the tabs of an origin hear of each other. */
export function createBroadcast(): Channel {
  if (typeof BroadcastChannel === "undefined") return noChannel;
  const channel = new BroadcastChannel(NAME);
  return {
    post: (message) => channel.postMessage(message),
    subscribe(listener) {
      const hear = (event: MessageEvent<unknown>) => listener(event.data);
      channel.addEventListener("message", hear);
      return () => channel.removeEventListener("message", hear);
    },
    close: () => channel.close(),
  };
}
