import type { Log } from "../../log/port.ts";
import { type LiveMessage, readMessage } from "./messages.ts";
import type { OpenSubscription, Subscription } from "./subscription.ts";

export type UpstreamOptions = {
  readonly open: OpenSubscription;
  /** Sends a text to ourselves, the long way round. */
  readonly publishBeat: (text: string) => Promise<unknown>;
  readonly onMessage: (message: Exclude<LiveMessage, { kind: "beat" }>) => void;
  /** From here on nothing is missed; what was published before may have been. */
  readonly onReady: () => void;
  readonly log: Log;
  /** How often silence is noticed. */
  readonly beatMilliseconds?: number;
  /** The longest wait between two tries. */
  readonly backoffMilliseconds?: number;
  readonly random?: () => number;
};

export type Upstream = {
  isReady(): boolean;
  stop(): void;
};

/**
 * One subscription for the whole process that does not believe in itself: when nothing was heard for a beat it publishes
 * a word of its own, and when that does not come back by the next it starts over. A connection that was cut is noticed
 * at once, one that died in silence after two beats.
 */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { open, publishBeat, onMessage, onReady, log, random = Math.random } = options;
  const { beatMilliseconds = 5_000, backoffMilliseconds = 5_000 } = options;
  const name = `beat ${Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36)}`;
  let subscription: Subscription | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isReady = false;
  let isHeard = true;
  let isAway = false;
  let failures = 0;
  let isStopped = false;

  function start(): void {
    isHeard = true;
    const own: Subscription = open({
      onReady: () => own === subscription && ready(),
      onMessage: (text) => own === subscription && hear(text),
      onEnd: (reason) => own === subscription && again(reason),
    });
    subscription = own;
  }

  function ready(): void {
    isReady = true;
    isHeard = true;
    failures = 0;
    if (isAway) log.info({}, "the live channels are heard again");
    isAway = false;
    onReady();
  }

  function hear(text: string): void {
    isHeard = true;
    const message = readMessage(text);
    if (message !== null && message.kind !== "beat") onMessage(message);
  }

  function again(reason: Error): void {
    subscription = undefined;
    isReady = false;
    if (isStopped) return;
    if (!isAway) log.warn({ err: reason }, "the live channels are not heard");
    isAway = true;
    const longest = Math.min(backoffMilliseconds, 50 * 2 ** failures);
    failures += 1;
    retry = setTimeout(start, longest * (0.5 + random() / 2));
  }

  /** Called once a beat. What has not even been confirmed within one is given up as well. */
  let wasAsked = false;
  const beat = setInterval(() => {
    if (subscription === undefined) return;
    if (isHeard) {
      isHeard = false;
      wasAsked = false;
      return;
    }
    if (wasAsked || !isReady) {
      wasAsked = false;
      subscription.close(new Error("the subscription has gone silent"));
      return;
    }
    wasAsked = true;
    publishBeat(name).catch(() => {});
  }, beatMilliseconds);

  start();
  return {
    isReady: () => isReady,
    stop() {
      isStopped = true;
      clearInterval(beat);
      clearTimeout(retry);
      subscription?.close(new Error("the API stops"));
    },
  };
}
