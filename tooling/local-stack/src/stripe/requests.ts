import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import type { FaultPlan } from "../faults/fault-plan.ts";
import { newId } from "./book.ts";
import { type FaultBody, StripeFault } from "./fault.ts";
import { type Form, readForm } from "./form.ts";
import { type Answer, createKeys } from "./keys.ts";
import type { Call } from "./routes.ts";

/** A request as it was answered. */
export type StripeRequest = {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly status: number;
  readonly isReplayed: boolean;
  readonly headers: IncomingMessage["headers"];
};

export type RequestsOptions = {
  readonly secretKey: string;
  readonly answer: (call: Call) => object;
  readonly faults: FaultPlan;
  /** Whether this one ends in an error of Stripe's own; `after`: once what was asked is done. */
  readonly failure: () => "before" | "after" | null;
};

/** From HTTP to a call and back: who asks, with which key, and what goes wrong on the way. */
export function createRequests({ secretKey, answer, faults, failure }: RequestsOptions) {
  const keys = createKeys();
  const seen: StripeRequest[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const body = (await buffer(request)).toString();
    const verdict = faults.decide({ method, path: url, body });
    if (verdict.refuse) return breakOff(response);
    const key = method === "POST" ? header(request, "idempotency-key") : null;
    const work = () => carryOut(method, url, body, verdict.waitMilliseconds);
    const { answer, isReplayed } = await authorised(request, key, `${method} ${url} ${body}`, work);
    if (verdict.copies === 2) await authorised(request, key, `${method} ${url} ${body}`, work);
    const path = new URL(url, "http://stripe").pathname;
    seen.push({ method, path, key, status: answer.status, isReplayed, headers: request.headers });
    if (verdict.dropReply) return breakOff(response);
    response.writeHead(answer.status, {
      "content-type": "application/json",
      "request-id": newId("req"),
      ...(key === null ? {} : { "idempotency-key": key }),
      ...(isReplayed ? { "idempotent-replayed": "true" } : {}),
    });
    response.end(answer.body);
  }

  async function authorised(
    request: IncomingMessage,
    key: string | null,
    fingerprint: string,
    work: () => Promise<Answer>,
  ): Promise<{ readonly answer: Answer; readonly isReplayed: boolean }> {
    if (request.headers.authorization !== `Bearer ${secretKey}`)
      return { answer: notOurs, isReplayed: false };
    try {
      return key === null
        ? { answer: await work(), isReplayed: false }
        : await keys.once(key, fingerprint, work);
    } catch (error) {
      if (!(error instanceof StripeFault)) throw error;
      return { answer: faultAnswer(error), isReplayed: false };
    }
  }

  async function carryOut(method: string, url: string, body: string, milliseconds: number): Promise<Answer> {
    if (milliseconds > 0) await pause(milliseconds);
    const { pathname, search } = new URL(url, "http://stripe");
    const fails = failure();
    if (fails === "before") return ownFailure;
    try {
      const json = answer({ method, path: pathname, form: formOf(method === "POST" ? body : search) });
      return fails === "after" ? ownFailure : { status: 200, body: JSON.stringify(json), isKept: true };
    } catch (error) {
      if (error instanceof StripeFault) return fails === "after" ? ownFailure : faultAnswer(error);
      throw error;
    }
  }

  return {
    handle,
    forgetKeys: keys.forget,
    seen: (): readonly StripeRequest[] => [...seen],
  };
}

function formOf(text: string): Form {
  try {
    return readForm(text.replace(/^\?/, ""));
  } catch {
    throw new StripeFault(400, { type: "invalid_request_error", message: "Invalid parameters." }, false);
  }
}

const header = (request: IncomingMessage, name: string): string | null => {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
};

const errorBody = (error: FaultBody): string => JSON.stringify({ error });
const faultAnswer = ({ status, error, isKept }: StripeFault): Answer => ({
  status,
  body: errorBody(error),
  isKept,
});

const notOurs: Answer = {
  status: 401,
  body: errorBody({ type: "invalid_request_error", message: "Invalid API Key provided." }),
  isKept: false,
};

/** Kept with its key like any other answer, as Stripe says: whoever asks again with it is told the same for a day. */
const ownFailure: Answer = {
  status: 500,
  body: errorBody({ type: "api_error", message: "An unknown error occurred." }),
  isKept: true,
};

function breakOff(response: ServerResponse): void {
  response.socket?.destroy();
}
