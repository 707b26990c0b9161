import { get, type IncomingMessage } from "node:http";

export type LiveEvent = { readonly event: string; readonly data: string };

export type LiveReader = {
  readonly status: number;
  readonly response: IncomingMessage;
  /** The next event that was not taken yet; rejects when the stream closes before one comes. */
  next(): Promise<LiveEvent>;
  /** Takes events until one is of this kind, and answers it. */
  until(event: string): Promise<LiveEvent>;
  /** Resolves when the server has closed the stream, with everything that was not taken. */
  closed(): Promise<readonly LiveEvent[]>;
  /** All that ever came, as it came. */
  text(): string;
  leave(): void;
};

/** Opens a stream as a program would, with a bearer. */
export async function openLive(url: string, token: string | undefined): Promise<LiveReader> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = get(`${url}/live`, { headers, agent: false }, resolve);
  request.on("error", reject);
  const response = await promise;
  const events: LiveEvent[] = [];
  let text = "";
  let rest = "";
  let isClosed = false;
  let wake = (): void => {};
  response.setEncoding("utf8");
  response.on("data", (chunk: string) => {
    text += chunk;
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    events.push(...blocks.flatMap(eventIn));
    wake();
  });
  const close = (): void => {
    isClosed = true;
    wake();
  };
  response.on("close", close);
  response.on("error", close);
  const turn = () => new Promise<void>((awake) => (wake = awake));

  async function next(): Promise<LiveEvent> {
    for (;;) {
      const event = events.shift();
      if (event !== undefined) return event;
      if (isClosed) throw new Error(`the stream closed after ${JSON.stringify(text)}`);
      await turn();
    }
  }

  return {
    status: response.statusCode ?? 0,
    response,
    next,
    async until(kind) {
      for (;;) {
        const event = await next();
        if (event.event === kind) return event;
      }
    },
    async closed() {
      while (!isClosed) await turn();
      return events;
    },
    text: () => text,
    leave: () => response.destroy(),
  };
}

function eventIn(block: string): LiveEvent[] {
  const event = /^event: (.*)$/m.exec(block)?.[1];
  const data = /^data: (.*)$/m.exec(block)?.[1];
  return event === undefined || data === undefined ? [] : [{ event, data }];
}
