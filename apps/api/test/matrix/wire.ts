import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type Wire = {
  readonly url: string;
  /** The next statement with these words in it is not handed on: the connection breaks instead. */
  loseQuestion(words: string): Promise<void>;
  /** The next statement with these words in it is carried out, committed too, and the connection breaks in place of an answer. */
  loseAnswer(words: string): Promise<void>;
  /** Breaks the connections on which such a statement is under way. */
  cut(words: string): void;
  end(): Promise<void>;
};

type Loss = { readonly what: "question" | "answer"; readonly words: string; readonly lost: () => void };

/** A way to Postgres that breaks at one statement, before it or after it. It reads along: the frontend's messages name them. */
export async function wireTo(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl);
  const pairs = new Set<{ readonly asks: () => string; breakOff(): void }>();
  let loss: Loss | undefined;

  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const statements = readStatements();
    let losing: Loss | undefined;
    const pair = {
      asks: statements.latest,
      breakOff() {
        near.destroy();
        far.destroy();
        pairs.delete(pair);
      },
    };
    pairs.add(pair);
    near.on("data", (bytes: Buffer) => {
      for (const statement of statements.in(bytes))
        if (loss !== undefined && statement.includes(loss.words)) {
          losing = loss;
          loss = undefined;
        }
      if (losing?.what === "question") end(losing);
      else far.write(bytes);
    });
    far.on("data", (bytes: Buffer) => {
      const isDone = isReady(bytes);
      if (losing === undefined) near.write(bytes);
      else if (isDone) end(losing);
      if (isDone) statements.forget();
    });
    const end = ({ lost }: Loss): void => {
      pair.breakOff();
      lost();
    };
    for (const socket of [near, far] as Socket[]) {
      socket.setNoDelay(true);
      socket.on("error", () => {});
      socket.on("close", pair.breakOff);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const lose = (what: Loss["what"], words: string): Promise<void> =>
    new Promise((lost) => {
      loss = { what, words, lost };
    });

  return {
    url: url.href,
    loseQuestion: (words) => lose("question", words),
    loseAnswer: (words) => lose("answer", words),
    cut(words) {
      for (const pair of pairs) if (pair.asks().includes(words)) pair.breakOff();
    },
    async end() {
      for (const pair of pairs) pair.breakOff();
      server.close();
      await once(server, "close");
    },
  };
}

/** ReadyForQuery, outside of a transaction: whatever was asked is done and committed. */
const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
const isReady = (bytes: Buffer): boolean => bytes.subarray(-ready.length).equals(ready);

/** Follows the frontend's messages (Parse names a statement, Bind uses it) and tells which statements are carried out. */
function readStatements() {
  const named = new Map<string, string>();
  let rest: Buffer = Buffer.alloc(0);
  let isGreeted = false;
  let latest = "";
  const text = (from: Buffer): string => from.subarray(0, from.indexOf(0)).toString();

  function* messages(): Generator<{ readonly type: string; readonly body: Buffer }> {
    for (;;) {
      const head = isGreeted ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return;
      const message = {
        type: isGreeted ? String.fromCharCode(rest[0] ?? 0) : "",
        body: rest.subarray(head + 4, end),
      };
      rest = rest.subarray(end);
      isGreeted = true;
      yield message;
    }
  }

  return {
    latest: () => latest,
    forget() {
      latest = "";
    },
    in(bytes: Buffer): readonly string[] {
      rest = Buffer.concat([rest, bytes]);
      const carriedOut: string[] = [];
      for (const { type, body } of messages()) {
        if (type === "P") named.set(text(body), text(body.subarray(body.indexOf(0) + 1)));
        if (type === "Q") latest = text(body);
        if (type === "B") latest = named.get(text(body.subarray(body.indexOf(0) + 1))) ?? "";
        if (type === "B" || type === "Q") carriedOut.push(latest);
      }
      return carriedOut;
    },
  };
}
