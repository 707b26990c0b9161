import { type EndReason, endedEvent, gapEvent, heartbeat, versionEvent } from "./events.ts";

/** Where a stream writes to: Node's `ServerResponse`, or what a test puts there. */
export type Sink = {
  /** `onWritten` is called when the text has left for the reader, or never will. */
  write(text: string, onWritten: () => void): unknown;
  end(text: string): unknown;
  destroy(): unknown;
};

export type LiveStream = {
  /** Starts writing: this version, unless a newer one was told meanwhile. */
  begin(version: number): void;
  tellVersion(version: number): void;
  tellGap(): void;
  /** Says why, and closes. */
  end(reason: EndReason): void;
  /** Closes without a word: the reader will come again by himself. */
  close(): void;
  /** Looks after itself: ends, beats, or gives up on a reader who takes nothing. To be called about once a second. */
  look(): void;
};

export type StreamOptions = {
  /** Milliseconds since the epoch when the token behind it ends. */
  readonly endsAt: number;
  readonly clock: () => number;
  /** From 0 to 1: spreads the beats of streams that began together, or they would all be written in one moment. */
  readonly random?: () => number;
  /** Written before the first event. */
  readonly preamble: string;
};

/** The longest silence of a stream. */
export const beatMilliseconds = 15_000;
/** Longer than a phone is in a tunnel between two packets, shorter than memory is worth. */
export const stallMilliseconds = 30_000;

/**
 * One reader of one cart. Only the latest version matters, so never more than one write is on its way: what happens
 * meanwhile is one version more to tell, however much it is. A reader who is slow misses versions and no nudge, and one
 * who takes nothing for half a minute is let go.
 */
export function createStream(
  sink: Sink,
  { endsAt, clock, preamble, random = Math.random }: StreamOptions,
): LiveStream {
  let version: number | null = null;
  let isGap = false;
  let lead = preamble;
  let ending: EndReason | null = null;
  /** Nothing is written before `begin`. */
  let isWriting = true;
  let isOver = false;
  /** When the last write began. */
  let wroteAt = clock();
  let silence = beatMilliseconds;

  function flush(): void {
    if (isWriting || isOver) return;
    const text = lead + (isGap ? gapEvent : "") + (version === null ? "" : versionEvent(version));
    lead = "";
    isGap = false;
    version = null;
    if (ending !== null) finish(text + endedEvent(ending));
    else if (text !== "") write(text);
  }

  function write(text: string): void {
    isWriting = true;
    wroteAt = clock();
    silence = beatMilliseconds * (0.5 + random() / 2);
    sink.write(text, onWritten);
  }

  function onWritten(): void {
    isWriting = false;
    flush();
  }

  function finish(text: string): void {
    isOver = true;
    wroteAt = clock();
    sink.end(text);
  }

  function end(reason: EndReason): void {
    ending ??= reason;
    flush();
  }

  return {
    begin(first) {
      version ??= first;
      onWritten();
    },
    tellVersion(next) {
      version = next;
      flush();
    },
    tellGap() {
      isGap = true;
      flush();
    },
    end,
    close() {
      if (!isOver) finish("");
    },
    look() {
      const now = clock();
      if (isWriting || isOver) {
        if (now - wroteAt >= stallMilliseconds) sink.destroy();
      } else if (now >= endsAt) end("expired");
      else if (now - wroteAt >= silence) write(heartbeat);
    },
  };
}
