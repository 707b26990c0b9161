import type { CartId } from "@dotcart/cart-domain";
import { backoff } from "./backoff.ts";
import type { Live, Locks, Random, Schedule } from "./ports.ts";

/** Silence after which a stream is taken for dead: the server says something every 15 seconds. */
const SILENCE_MILLISECONDS = 40_000;

export type LiveKeeper = {
  /** The cart whose stream to hold, or null for none. */
  follow(cartId: CartId | null): void;
  /** The network may be back: tries at once instead of waiting. */
  retry(): void;
  stop(): void;
};

/** Holds the stream of nudges for all tabs of a browser: one of them has it, the next takes over when that one goes. */
export function createLiveKeeper(options: {
  readonly live: Live;
  readonly locks: Locks;
  readonly schedule: Schedule;
  readonly random: Pick<Random, "fraction">;
  readonly onVersion: (version: number) => void;
  /** Something may have been missed: a stream was cut and stands again, or the server says so. */
  readonly onGap: () => void;
  /** The server ended the stream and said why. */
  readonly onEnded: (reason: string) => void;
}): LiveKeeper {
  const { live, locks, schedule, random, onVersion, onGap, onEnded } = options;
  let followed: CartId | null = null;
  let stopFollowing = (): void => undefined;
  let retry = (): void => undefined;

  function follow(cartId: CartId | null): void {
    if (cartId === followed) return;
    stopFollowing();
    followed = cartId;
    if (cartId === null) return;
    const turn = new AbortController();
    let leave = (): void => undefined;
    stopFollowing = () => {
      turn.abort();
      leave();
      stopFollowing = () => undefined;
      retry = () => undefined;
    };
    locks.hold(`dotcart:live:${cartId}`, turn.signal).then(
      (release) => {
        if (turn.signal.aborted) return release();
        const end = stand(cartId);
        leave = () => {
          end();
          release();
        };
      },
      () => undefined,
    );
  }

  /** Keeps a stream standing until told to end. */
  function stand(cartId: CartId): () => void {
    let failures = 0;
    let close: (() => void) | null = null;
    let cancelWatch = (): void => undefined;
    let cancelRetry: (() => void) | null = null;
    let isOver = false;
    let isFirst = true;

    function open(): void {
      cancelRetry?.();
      cancelRetry = null;
      let isMine = true;
      const alive = (): void => {
        cancelWatch();
        if (isMine) cancelWatch = schedule(() => end(null), SILENCE_MILLISECONDS);
      };
      const end = (reason: string | null): void => {
        if (!isMine) return;
        isMine = false;
        cancelWatch();
        close?.();
        close = null;
        if (isOver) return;
        failures += 1;
        cancelRetry = schedule(open, backoff(failures, random.fraction()));
        if (reason !== null) onEnded(reason);
      };
      alive();
      close = live.open(cartId, {
        onOpen() {
          if (!isMine) return;
          alive();
          if (!isFirst) onGap();
          isFirst = false;
        },
        onAlive() {
          if (!isMine) return;
          failures = 0;
          alive();
        },
        onVersion: (version) => (isMine ? onVersion(version) : undefined),
        onGap: () => (isMine ? onGap() : undefined),
        onEnd: end,
      });
    }

    retry = () => {
      if (cancelRetry !== null) open();
    };
    open();
    return () => {
      isOver = true;
      cancelRetry?.();
      cancelWatch();
      close?.();
    };
  }

  return { follow, retry: () => retry(), stop: () => follow(null) };
}
