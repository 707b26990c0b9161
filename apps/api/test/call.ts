import type { Handler } from "../src/handler.ts";
import type { Problem } from "../src/problem.ts";
import { procedures } from "../src/procedures.ts";

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
  /** What a call led to. */
  readonly data: unknown;
  /** Why it was refused; undefined when it was not. */
  readonly problem: Problem | undefined;
};

export type Send = {
  readonly input?: unknown;
  /** The text of the input, for what JSON cannot say. */
  readonly raw?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
};

const origin = "http://api.test";

/** Calls a procedure over the wire, as a client without tRPC would: the suite asserts what travels. */
export function call(handler: Handler, path: string, send: Send = {}): Promise<Reply> {
  const text = send.raw ?? (send.input === undefined ? undefined : JSON.stringify(send.input));
  const isMutation =
    send.method === "POST" || ((send.method ?? "") === "" && procedures.get(path)?._def.type === "mutation");
  const headers = new Headers(send.headers);
  if (send.token !== undefined) headers.set("authorization", `Bearer ${send.token}`);
  if (isMutation && !headers.has("content-type")) headers.set("content-type", "application/json");
  const query = !isMutation && text !== undefined ? `?input=${encodeURIComponent(text)}` : "";
  return reply(
    handler,
    new Request(`${origin}/trpc/${path}${query}`, {
      method: send.method ?? (isMutation ? "POST" : "GET"),
      headers: isMutation && text !== undefined ? withLength(headers, text) : headers,
      ...(isMutation && text !== undefined ? { body: text } : {}),
    }),
  );
}

/** The same call as the only one of a batch. */
export function callInBatch(handler: Handler, path: string, send: Send = {}): Promise<Reply> {
  const text = send.raw ?? (send.input === undefined ? undefined : JSON.stringify(send.input));
  const isMutation = procedures.get(path)?._def.type === "mutation";
  const headers = new Headers(send.headers);
  if (send.token !== undefined) headers.set("authorization", `Bearer ${send.token}`);
  headers.set("content-type", headers.get("content-type") ?? "application/json");
  const inputs = text === undefined ? "{}" : `{"0":${text}}`;
  const query = isMutation ? "" : `&input=${encodeURIComponent(inputs)}`;
  return reply(
    handler,
    new Request(`${origin}/trpc/${path}?batch=1${query}`, {
      method: isMutation ? "POST" : "GET",
      headers: isMutation ? withLength(headers, inputs) : headers,
      ...(isMutation ? { body: inputs } : {}),
    }),
  );
}

export async function reply(handler: Handler, request: Request): Promise<Reply> {
  const response = await handler(request);
  const text = await response.text();
  const json: unknown = JSON.parse(text);
  return { status: response.status, headers: response.headers, text, json, ...read(json) };
}

/** Of a batch, its first call. */
function read(json: unknown): Pick<Reply, "data" | "problem"> {
  const envelope = (Array.isArray(json) ? json[0] : json) as {
    result?: { data: unknown };
    error?: { data: { problem: Problem } };
  };
  return { data: envelope.result?.data, problem: envelope.error?.data.problem };
}

/** What every real client states, and `new Request` does not. */
function withLength(headers: Headers, text: string): Headers {
  headers.set("content-length", String(new TextEncoder().encode(text).byteLength));
  return headers;
}
