import type { Live, LiveHandlers } from "../core/ports.ts";
import { createEventReader, type ServerEvent } from "./event-reader.ts";

export type LiveStreamOptions = {
  readonly url: string;
  readonly headers?: () => Record<string, string>;
  readonly fetch?: typeof fetch;
};

/**
 * Nudges over a streamed answer: the same in browsers and in Node, where `EventSource` is not. A stream that does not
 * open or breaks off ends with null; one that the server ends, with its reason.
 */
export function createLiveStream({
  url,
  headers = () => ({}),
  fetch: send = fetch,
}: LiveStreamOptions): Live {
  return {
    open(_cartId, handlers) {
      const closing = new AbortController();
      void read({ url, headers: headers(), send, signal: closing.signal }, handlers);
      return () => closing.abort();
    },
  };
}

type Opening = {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly send: typeof fetch;
  readonly signal: AbortSignal;
};

async function read({ url, headers, send, signal }: Opening, handlers: LiveHandlers): Promise<void> {
  let reason: string | null = null;
  try {
    const response = await send(url, {
      headers: { accept: "text/event-stream", ...headers },
      cache: "no-store",
      signal,
    });
    if (!response.ok || response.body === null)
      return handlers.onEnd(response.status === 401 ? "unauthorized" : null);
    handlers.onOpen();
    const events = createEventReader((event) => {
      if (event.name === "ended") reason = event.data;
      else heard(event, handlers);
    });
    const text = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await text.read(); !part.done; part = await text.read()) {
      handlers.onAlive();
      events.read(part.value);
    }
  } catch {
    // Cut or closed: it ends below like every other.
  }
  if (!signal.aborted) handlers.onEnd(reason);
}

function heard({ name, data }: ServerEvent, handlers: LiveHandlers): void {
  if (name === "gap") handlers.onGap();
  if (name !== "version") return;
  const version = Number(data);
  if (Number.isSafeInteger(version)) handlers.onVersion(version);
}
