import type { Ports } from "../../context.ts";
import type { LiveAnnouncer } from "../../live/port.ts";
import { createLiveDoor, type LiveDoor } from "./door.ts";
import { createHub } from "./hub.ts";
import { beatChannel, livePattern, mergedMessage } from "./messages.ts";
import { openSubscription } from "./subscription.ts";
import { createUpstream, type UpstreamOptions } from "./upstream.ts";

export type LiveOptions = {
  readonly ports: Ports;
  readonly redis: { readonly url: string; readonly token: string };
  readonly publish: Publish;
  readonly maxStreams: number;
  readonly maxPerCart?: number;
  /** How often every stream looks after itself. */
  readonly lookMilliseconds?: number;
} & Pick<UpstreamOptions, "beatMilliseconds" | "backoffMilliseconds">;

export type Publish = (channel: string, message: string) => Promise<unknown>;

export type Live = {
  readonly serve: LiveDoor;
  /** How many streams are open. */
  size(): number;
  /** Whether changes are heard at this moment. */
  isReady(): boolean;
  /** Ends every stream, and hears nothing any more. */
  stop(): void;
};

/** Tells every process that holds streams of this cart. The channel says nothing: each listens to all of them. */
export const announceOver = (publish: Publish): LiveAnnouncer => ({
  announceMerge: (cartId) => publish(beatChannel, mergedMessage(cartId)),
});

/** Live updates of one process: one subscription comes in, and goes out to whoever listens to that cart. */
export function startLive(options: LiveOptions): Live {
  const { ports, redis, publish, maxStreams, maxPerCart = 64, lookMilliseconds = 1_000, ...timing } = options;
  const hub = createHub();
  let isStopped = false;
  const upstream = createUpstream({
    ...timing,
    open: (events) => openSubscription({ ...redis, pattern: livePattern, ...events }),
    publishBeat: (text) => publish(beatChannel, text),
    log: ports.log,
    onReady() {
      for (const stream of hub.all()) stream.tellGap();
    },
    onMessage(message) {
      for (const stream of hub.of(message.cartId))
        if (message.kind === "version") stream.tellVersion(message.version);
        else stream.end("merged");
    },
  });
  const look = setInterval(() => {
    for (const stream of hub.all()) stream.look();
  }, lookMilliseconds);

  return {
    serve: createLiveDoor({ ports, hub, maxStreams: () => (isStopped ? 0 : maxStreams), maxPerCart }),
    size: hub.size,
    isReady: upstream.isReady,
    stop() {
      isStopped = true;
      clearInterval(look);
      upstream.stop();
      for (const stream of hub.all()) stream.close();
    },
  };
}
