import type { ServerResponse } from "node:http";
import { errorItem } from "./reply-json.ts";

export type Answers = {
  /** Sends JSON. `isAscii` spares the count of its bytes: everything encoded in base64 is. */
  send(response: ServerResponse, status: number, json: string, isAscii: boolean): void;
  fail(response: ServerResponse, status: number, message: string): void;
  /** The token of everything that has been answered up to now. */
  syncToken(): string;
};

/**
 * One Redis answers every request, in order, on one connection: whoever shows a sync token has read his own writes
 * already. The token only has to be new after each answer and unlike those of an endpoint that ran before.
 */
export function createAnswers(startedAt: number): Answers {
  const run = startedAt.toString(36);
  let count = 0;
  const syncToken = (): string => `${run}.${(count++).toString(36)}`;
  const send: Answers["send"] = (response, status, json, isAscii) => {
    if (response.destroyed) return;
    response.writeHead(status, {
      "Content-Type": "application/json",
      "Content-Length": isAscii ? json.length : Buffer.byteLength(json),
      "Upstash-Sync-Token": syncToken(),
    });
    response.end(json, isAscii ? "latin1" : "utf8");
  };
  return {
    send,
    syncToken,
    fail: (response, status, message) => send(response, status, errorItem(message), false),
  };
}
