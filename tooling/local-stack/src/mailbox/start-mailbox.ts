import { createServer } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { SMTPServer } from "smtp-server";
import { createMailDoor } from "./door.ts";
import { type Message, readMessage } from "./message.ts";
import { createMailStore } from "./store.ts";

export type MailboxOptions = {
  /** 0 or absent: any free port. */
  readonly smtpPort?: number;
  /** 0 or absent: any free port. */
  readonly httpPort?: number;
};

export type RunningMailbox = {
  /** Where mails are sent. */
  readonly smtpUrl: string;
  /** Where they are read. */
  readonly url: string;
  /** Newest first. */
  messages(): readonly Message[];
  /** The newest mail to that address that fits, or the next one that does; rejects when none came within ten seconds. */
  waitFor(to: string, fits?: (message: Message) => boolean): Promise<Message>;
  stop(): Promise<void>;
};

const host = "127.0.0.1";
const longestMailBytes = 5 * 1024 * 1024;

/** Catches every mail that is sent to it, whoever it is for; none goes any further. It keeps them in memory. */
export async function startMailbox({
  smtpPort = 0,
  httpPort = 0,
}: MailboxOptions = {}): Promise<RunningMailbox> {
  const store = createMailStore();
  let caught = 0;
  const smtp = new SMTPServer({
    size: longestMailBytes,
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onAuth: (_auth, _session, done) => done(null, { user: "anybody" }),
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
      collect(stream)
        .then(async (source) => {
          const message = await readMessage(source, { id: ++caught, to, at: Date.now() });
          store.add(message);
          done();
        })
        .catch(done);
    },
  });
  smtp.on("error", () => {
    // A client that went away in the middle; the port's own errors are caught below.
  });
  const http = createServer(createMailDoor(store));
  const smtpAt = await listening(smtp.server, () => smtp.listen(smtpPort, host));
  const httpAt = await listening(http, () => http.listen(httpPort, host)).catch(async (error: unknown) => {
    await closed((done) => smtp.close(done));
    throw error;
  });
  return {
    smtpUrl: `smtp://${host}:${smtpAt}`,
    url: `http://${host}:${httpAt}`,
    messages: store.all,
    waitFor: (to, fits = () => true) => store.waitFor(to, fits),
    async stop() {
      await closed((done) => smtp.close(done));
      const gone = closed((done) => http.close(done));
      http.closeAllConnections();
      await gone;
    },
  };
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

function listening(server: Server, listen: () => void): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => {
      server.removeListener("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
    listen();
  });
}

const closed = (close: (done: () => void) => void): Promise<void> =>
  new Promise((resolve) => close(() => resolve()));
