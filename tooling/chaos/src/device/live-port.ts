import type { Live } from "@dotcart/cart-client/core";
import type { LiveHub, News } from "../server/live-hub.ts";
import type { Clock } from "../virtual/clock.ts";
import type { Random } from "../virtual/random.ts";
import type { Device } from "./device.ts";
import type { Gate } from "./gate.ts";

const HEARTBEAT_MILLISECONDS = 15_000;

/** Nudges over the device's wire: late, lost when the wire is cut, and now and then a stream that falls silent and does not say so. */
export function createLivePort(options: {
  readonly device: Device;
  readonly hub: LiveHub;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly random: Random;
}): Live {
  const { device, hub, gate, clock, random } = options;
  return {
    open(cartId, handlers) {
      let isOver = false;
      let isDeaf = false;
      let stopListening = (): unknown => undefined;
      const later = (milliseconds: number, task: () => void) =>
        clock.after(
          milliseconds,
          gate.guard(() => (isOver ? undefined : task())),
        );
      const end = (reason: string | null) => {
        isOver = true;
        stopListening();
        handlers.onEnd(reason);
      };
      const beat = () => {
        if (gate.isDead || isOver) return;
        if (device.link.isCut) return later(random.between(0, 3_000), () => end(null));
        if (!isDeaf) handlers.onAlive();
        return later(HEARTBEAT_MILLISECONDS, beat);
      };
      const hear = (news: News) => {
        if (gate.isDead) return stopListening();
        if (isDeaf || device.link.isCut || random.chance(0.05)) return;
        later(random.between(1, 200), () => {
          if (news.kind === "version") handlers.onVersion(news.version);
          else if (news.kind === "gap") handlers.onGap();
          else end(news.reason);
        });
      };
      later(random.between(1, 300), () => {
        if (device.link.isCut) return end(null);
        stopListening = hub.listen(cartId, hear);
        isDeaf = random.chance(0.05);
        handlers.onOpen();
        beat();
      });
      return () => {
        isOver = true;
        stopListening();
      };
    },
  };
}
