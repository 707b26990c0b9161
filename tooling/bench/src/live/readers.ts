import { connect, type Socket } from "node:net";
import type { Session } from "../throughput/requests.ts";

export type Readers = {
  /** The next version event of this session's stream at or past `version`; resolves with the time it came. */
  next(session: number, version: number): Promise<number>;
  close(): void;
};

type Reader = {
  readonly socket: Socket;
  version: number;
  waiting: { from: number; seen: (at: number) => void }[];
};

/** Opens one `/live` stream for every session, as thin as a client can be, and waits until each has been greeted. */
export async function openReaders(port: number, sessions: readonly Session[]): Promise<Readers> {
  const readers: Reader[] = [];
  for (let at = 0; at < sessions.length; at += 100)
    readers.push(
      ...(await Promise.all(sessions.slice(at, at + 100).map((session) => openReader(port, session)))),
    );
  return {
    next: (session, from) =>
      new Promise((seen) => {
        const reader = readers[session] as Reader;
        if (reader.version >= from) seen(performance.now());
        else reader.waiting.push({ from, seen });
      }),
    close() {
      for (const { socket } of readers) socket.destroy();
    },
  };
}

function openReader(port: number, { token }: Session): Promise<Reader> {
  return new Promise((opened, failed) => {
    const socket = connect({ host: "127.0.0.1", port, noDelay: true });
    const reader: Reader = { socket, version: -1, waiting: [] };
    let pending = "";
    socket.setEncoding("latin1");
    socket.once("error", failed);
    socket.once("connect", () =>
      socket.write(
        `GET /live HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/event-stream\r\nauthorization: Bearer ${token}\r\n\r\n`,
      ),
    );
    socket.on("data", (chunk: string) => {
      const at = performance.now();
      pending += chunk;
      if (reader.version < 0 && pending.startsWith("HTTP/1.1") && !pending.startsWith("HTTP/1.1 200"))
        return failed(new Error(`A stream was refused: ${pending.slice(0, 300)}`));
      for (const event of pending.matchAll(/event: version\ndata: (\d+)\n/g)) {
        if (reader.version < 0) opened(reader);
        reader.version = Math.max(reader.version, Number(event[1]));
      }
      pending = pending.slice(pending.lastIndexOf("\n\n") + 1);
      const met = reader.waiting.filter(({ from }) => from <= reader.version);
      reader.waiting = reader.waiting.filter(({ from }) => from > reader.version);
      for (const { seen } of met) seen(at);
    });
  });
}
