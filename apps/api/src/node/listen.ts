import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Handler } from "../handler.ts";
import { answerProblem } from "../http/answer.ts";
import type { Problem } from "../problem.ts";
import type { LiveDoor } from "./live/door.ts";

export type Listening = {
  readonly url: string;
  /** Takes no new requests, finishes those on their way, and closes; after `patienceMilliseconds` it cuts what is left. */
  close(patienceMilliseconds?: number): Promise<void>;
};

export type ListenOptions = {
  readonly host: string;
  /** 0 is any free one. */
  readonly port: number;
  /** Takes what is for `/live` before the handler sees it. */
  readonly live?: LiveDoor;
};

/** Serves a handler on a port. Rejects with a sentence when the port is taken. */
export async function listen(handler: Handler, { host, port, live }: ListenOptions): Promise<Listening> {
  const serve = getRequestListener(handler, {
    errorHandler: () => unreadable({ kind: "malformed-request" }),
  });
  const server = createServer(
    { maxHeaderSize: 64 * 1024, keepAliveTimeout: 65_000, requestTimeout: 30_000 },
    (request, response) => {
      void (live !== undefined && isLive(request) ? live(request, response) : serve(request, response));
    },
  );
  server.on("clientError", refuseUnreadable);
  await bind(server, host, port);
  const address = server.address() as AddressInfo;
  return { url: `http://${host}:${address.port}`, close: (patience = 10_000) => close(server, patience) };
}

const isLive = ({ url }: IncomingMessage): boolean => url === "/live" || url?.startsWith("/live?") === true;

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} on ${host} is taken: free it, or set PORT to another.`;
      reject(error.code === "EADDRINUSE" ? new Error(taken, { cause: error }) : error);
    });
    server.listen(port, host, resolve);
  });
}

function close(server: Server, patienceMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), patienceMilliseconds);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
  });
}

const unreadable = (problem: Problem): Response => answerProblem(problem, crypto.randomUUID());

/** What Node's parser refuses before there is a request: answered in the same shape as everything else. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const tooLarge = error.code === "HPE_HEADER_OVERFLOW";
  const response = unreadable(
    tooLarge ? { kind: "request-too-large", limit: 64 * 1024 } : { kind: "malformed-request" },
  );
  void response.text().then((body) => {
    const headers = [
      ...response.headers,
      ["content-length", String(Buffer.byteLength(body))],
      ["connection", "close"],
    ];
    const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    socket.end(`HTTP/1.1 ${response.status} Refused\r\n${head}\r\n${body}`);
  });
}
