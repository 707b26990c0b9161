import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answers } from "./answers.ts";
import { readBody } from "./body.ts";
import { CommandError, encodeRawCommand } from "./command.ts";
import type { CommandsDoor } from "./commands-door.ts";
import { pathOf, readPathCommand, readStreamPath } from "./path-command.ts";
import type { Encoding } from "./reply-json.ts";
import { openStream } from "./stream-door.ts";
import type { Subscriptions } from "./subscriptions.ts";
import { isAllowed } from "./token.ts";

export type RequestParts = {
  readonly token: string;
  readonly longestRequestBytes: number;
  readonly answers: Answers;
  readonly commands: CommandsDoor;
  readonly subscriptions: Subscriptions;
};

const methods: ReadonlySet<string | undefined> = new Set(["GET", "POST", "PUT", "HEAD"]);

/** Leads each request to its door, or refuses it. */
export function createRequestHandler(parts: RequestParts) {
  const { token, longestRequestBytes, answers, commands, subscriptions } = parts;

  const carry = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    const url = request.url ?? "/";
    const encoding: Encoding = request.headers["upstash-encoding"] === "base64" ? "base64" : "text";
    const path = pathOf(url);
    if (path === "/") commands.one(response, parse(body), encoding);
    else if (path === "/pipeline") commands.pipeline(response, parse(body), encoding);
    else if (path === "/multi-exec") commands.multiExec(response, parse(body), encoding);
    else commands.raw(response, encodeRawCommand(readPathCommand(url, body)), encoding);
  };

  const onBody = (request: IncomingMessage, response: ServerResponse, body: Buffer | undefined): void => {
    if (body === undefined) {
      response.setHeader("Connection", "close");
      answers.fail(response, 413, `ERR max request size exceeded. Limit: ${longestRequestBytes} bytes`);
      return;
    }
    try {
      carry(request, response, body);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      answers.fail(response, 400, error.message);
    }
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? "/";
    response.sendDate = false;
    if (!methods.has(request.method)) answers.fail(response, 405, "ERR method not allowed");
    else if (!isAllowed(request, url, token))
      answers.fail(response, 401, "WRONGPASS invalid or missing auth token");
    else {
      const stream = readStreamPath(url);
      if (stream !== undefined) openStream({ request, response }, { subscriptions, answers }, stream);
      else readBody(request, longestRequestBytes, (body) => onBody(request, response, body));
    }
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new CommandError("ERR failed to parse the request: its body is no JSON");
  }
}
