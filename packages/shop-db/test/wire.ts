import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to Postgres that can be cut, or go silent: bytes vanish and nobody is told. */
export async function wireTo(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let isToBeLost: (asked: Buffer) => boolean = () => false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    near.on("data", (asked: Buffer) => {
      if (!isToBeLost(asked)) return;
      isToBeLost = () => false;
      far.unpipe(near);
      far.once("data", () => near.destroy()).resume();
    });
    near.pipe(far).pipe(near);
    for (const socket of pair) {
      socket.on("error", () => {});
      socket.on("close", () => {
        for (const each of pair) each.destroy();
        pairs.delete(pair);
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.port = String(port);

  return {
    url: url.href,
    /** What is open stays open and says nothing more; what is opened later works. */
    silence() {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.resume();
        far.resume();
      }
    },
    /**
     * Lets the next one of these through, and loses its answer with the connection: Postgres has done it by then, for it
     * answers after its commit.
     */
    loseAnswerTo(which: keyof typeof messages) {
      isToBeLost = messages[which];
    },
    /** Ends what is open; nothing new is let in until `restore`. */
    async cut() {
      server.close();
      for (const [near] of pairs) near.destroy();
      await once(server, "close");
    },
    async restore() {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    async end() {
      for (const [near] of pairs) near.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, "close");
    },
  };
}

/** What the driver sends: a statement with parameters is bound last of all; a connection's first commit is spelled out. */
const messages = {
  statement: (asked: Buffer) => asked.toString("latin1", 0, 1) === "B",
  commit: (asked: Buffer) => asked.includes("commit"),
} as const;
