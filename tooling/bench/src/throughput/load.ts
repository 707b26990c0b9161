import { connect, type Socket } from "node:net";

/** Writes the request of one connection's next turn: a whole HTTP/1.1 request with keep-alive. `reply` is the one before. */
export type NextRequest = (connection: number, turn: number, reply: string) => string;

export type LoadOptions = {
  readonly host: string;
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  readonly next: NextRequest;
  /** Whether a turn is one of those that are measured; all are, unless told. */
  readonly isCounted?: ((turn: number) => boolean) | undefined;
};

export type LoadResult = {
  readonly requests: number;
  /** Replies other than 200, with the first body, so that a wrong benchmark cannot look fast. */
  readonly errors: number;
  readonly firstError: string | null;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

/** Closed-loop load: each connection sends its next request when the reply to the one before is whole. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = [];
  const tally = { errors: 0, firstError: null as string | null };
  const started = performance.now();
  const until = started + options.seconds * 1000;
  await Promise.all(
    Array.from({ length: options.connections }, (_, connection) =>
      drive(options, connection, until, latencies, tally),
    ),
  );
  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    requests: latencies.length,
    ...tally,
    perSecond: latencies.length / elapsed,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

function drive(
  { host, port, next, isCounted = () => true }: LoadOptions,
  connection: number,
  until: number,
  latencies: number[],
  tally: { errors: number; firstError: string | null },
): Promise<void> {
  return new Promise((settle, fail) => {
    let turn = 0;
    let sentAt = 0;
    let pending = "";
    let reply = "";
    const socket: Socket = connect({ host, port, noDelay: true });
    const send = (): void => {
      try {
        const request = next(connection, turn++, reply);
        sentAt = performance.now();
        socket.write(request);
      } catch (error) {
        socket.destroy(error as Error);
      }
    };
    socket.setEncoding("latin1");
    socket.once("connect", send);
    socket.once("error", fail);
    socket.on("data", (chunk: string) => {
      pending += chunk;
      const length = replyLength(pending);
      if (length === null || pending.length < length) return;
      const now = performance.now();
      if (isCounted(turn - 1)) latencies.push(now - sentAt);
      if (!pending.startsWith("HTTP/1.1 200")) {
        tally.errors++;
        tally.firstError ??= pending.slice(0, 600);
      }
      reply = pending.slice(0, length);
      pending = pending.slice(length);
      if (now < until) send();
      else socket.end(() => settle());
    });
  });
}

/** The byte length of the reply at the start of the text, or null while its header is not whole. */
function replyLength(text: string): number | null {
  const headerEnd = text.indexOf("\r\n\r\n");
  if (headerEnd === -1) return null;
  const header = text.slice(0, headerEnd).toLowerCase();
  const at = header.indexOf("content-length:");
  if (at !== -1) return headerEnd + 4 + Number.parseInt(header.slice(at + 15), 10);
  const chunksEnd = text.indexOf("\r\n0\r\n\r\n", headerEnd);
  return chunksEnd === -1 ? null : chunksEnd + 7;
}
