import type { IncomingMessage, ServerResponse } from "node:http";
import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Ports } from "../../context.ts";
import { errorShape } from "../../error-shape.ts";
import { answerError } from "../../http/answer.ts";
import { report } from "../../http/report.ts";
import { visitOf } from "../../http/visit.ts";
import { Refusal } from "../../problem.ts";
import { writeAnswer } from "../write-answer.ts";
import { admitStream, headersOf, versionNow } from "./admit-stream.ts";
import { comeAgain } from "./events.ts";
import type { Hub } from "./hub.ts";
import { createStream } from "./stream.ts";

export type DoorOptions = {
  readonly ports: Ports;
  readonly hub: Hub;
  /** Streams at once in this process; none while it stops. */
  readonly maxStreams: () => number;
  /** Streams at once of one cart. */
  readonly maxPerCart: number;
};

/** Answers in any case, and never rejects. */
export type LiveDoor = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const always = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-accel-buffering": "no",
  "x-content-type-options": "nosniff",
} as const;

/**
 * `GET /live`: written straight to Node's response. A web stream for each of thousands of idle readers would cost more
 * memory than everything else about them.
 */
export const createLiveDoor =
  (options: DoorOptions): LiveDoor =>
  async (request, response) => {
    const visit = visitOf({ headers: headersOf(request), url: request.url ?? "" });
    try {
      await open(options, { request, response, requestId: visit.requestId });
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      const shape = errorShape({ error, path: "live", ctx: { visit } });
      report(options.ports.log, shape, error);
      await writeAnswer(answerError(shape, visit.requestId), response);
    }
  };

type Asked = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
};

/** Listens before it reads, so that what changes in between is told and not missed. */
async function open(
  { ports, hub, ...limits }: DoorOptions,
  { request, response, requestId }: Asked,
): Promise<void> {
  const limit = limits.maxStreams();
  if (hub.size() >= limit) throw new Refusal({ kind: "too-many-streams", limit });
  const session = await admitStream(request, ports);
  const { cartId, expiresAt } = session;
  if (response.destroyed) return;
  if (hub.sizeOf(cartId) >= limits.maxPerCart)
    throw new Refusal({ kind: "too-many-streams", limit: limits.maxPerCart });
  const preamble = comeAgain(1_000 + 4_000 * Math.random());
  const stream = createStream(response, { endsAt: expiresAt, clock: ports.clock, preamble });
  hub.add(cartId, stream);
  response.once("close", () => hub.remove(cartId, stream));
  try {
    const version = await versionNow(ports, session);
    response.writeHead(200, { ...always, "x-request-id": requestId });
    stream.begin(version);
  } catch (error) {
    hub.remove(cartId, stream);
    throw error;
  }
}
