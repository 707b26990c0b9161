import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { createFaultPlan, type FaultControls } from "./fault-plan.ts";

export type FaultProxy = FaultControls & {
  readonly url: string;
  /** Breaks every connection that is open now, streams too. New ones are taken as before. */
  cut(): void;
  stop(): Promise<void>;
};

/**
 * An HTTP proxy that fails as it is told: deterministic, driven by the test. It never tries anything twice by itself,
 * and hands streams on as they come.
 */
export async function startFaultProxy({ target }: { readonly target: string }): Promise<FaultProxy> {
  const { decide, ...controls } = createFaultPlan();
  const stopping = new AbortController();

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const verdict = decide({
      method: request.method ?? "GET",
      path: request.url ?? "/",
      body: body.toString(),
    });
    if (verdict.refuse) return breakOff(response);
    if (verdict.waitMilliseconds > 0)
      await pause(verdict.waitMilliseconds, undefined, { signal: stopping.signal });
    if (verdict.copies === 2) await carryOut(target, request, body);
    if (verdict.dropReply) {
      await carryOut(target, request, body);
      breakOff(response);
    } else await passOn(target, request, body, response);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => breakOff(response));
  });
  const sockets = new Set<{ destroy(): void }>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address !== "object") throw new Error("The fault proxy has no address.");
  return {
    ...controls,
    url: `http://127.0.0.1:${address.port}`,
    cut,
    stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      stopping.abort();
      cut();
      return closed;
    },
  };
}

function breakOff(response: ServerResponse): void {
  response.socket?.destroy();
}

/** Resolves when the target has answered to the end: by then it has done what was asked. */
async function carryOut(target: string, request: IncomingMessage, body: Buffer): Promise<void> {
  const reply = await send(target, request, body);
  await buffer(reply);
}

async function passOn(
  target: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const reply = await send(target, request, body, response);
  response.writeHead(reply.statusCode ?? 502, reply.headers);
  response.flushHeaders();
  reply.on("error", () => breakOff(response));
  reply.pipe(response);
}

/** A connection of its own for each request: one that is used again could fail for reasons nobody planned. */
function send(
  target: string,
  request: IncomingMessage,
  body: Buffer,
  client?: ServerResponse,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { host: _, connection: __, "transfer-encoding": ___, ...headers } = request.headers;
    const upstream = openRequest(
      new URL(request.url ?? "/", target),
      {
        method: request.method,
        agent: false,
        headers: { ...headers, "content-length": body.length },
      },
      resolve,
    );
    upstream.once("error", reject);
    client?.once("close", () => upstream.destroy());
    upstream.end(body);
  });
}
