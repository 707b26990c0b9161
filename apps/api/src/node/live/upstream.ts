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
  /** Since the last beat. */
  let isHeard = true;
  /** A beat of our own is on its way round. */
  let isAsked = false;
  let isAway = false;
  let failures = 0;
  let isStopped = false;

  function start(): void {
    isHeard = true;
    isAsked = false;
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

  /** What has not even been confirmed within a beat is given up as well. */
  function beat(): void {
    if (isHeard) isAsked = false;
    else if (isAsked || !isReady) subscription?.close(new Error("the subscription has gone silent"));
    else {
      isAsked = true;
      publishBeat(name).catch(() => {});
    }
    isHeard = false;
  }

  start();
  const beating = setInterval(beat, beatMilliseconds);
  return {
    isReady: () => isReady,
    stop() {
      isStopped = true;
      clearInterval(beating);
      clearTimeout(retry);
      subscription?.close(new Error("the API stops"));
    },
  };
}
