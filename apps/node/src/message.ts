import { formatJson, type Json, parseJson } from "./json-text.ts";

/** Any JSON integer; chosen by whoever sent the message. */
export type MessageId = number | bigint;

export type Body = { readonly [key: string]: unknown };

/** One message as it came in. Only its frame is checked; what the body must hold depends on its type. */
export type Message = { readonly src: string; readonly dest: string; readonly body: Body };

/** Reads one line. Undefined when it is no message, so that there is nobody to answer. Keys not known are ignored. */
export function parseMessage(line: string): Message | undefined {
  const value = parseJson(line);
  if (!isObject(value)) return undefined;
  const { src, dest, body } = value;
  if (typeof src !== "string" || src === "") return undefined;
  return { src, dest: typeof dest === "string" ? dest : "", body: isObject(body) ? body : {} };
}

/** Writes one line, without its end. */
export const formatMessage = (src: string, dest: string, body: Json): string =>
  formatJson({ src, dest, body });

/** The sender's number of a message; undefined when there is none that an answer could name. */
export const messageIdOf = ({ msg_id: id }: Body): MessageId | undefined =>
  typeof id === "bigint" || Number.isSafeInteger(id) ? (id as MessageId) : undefined;

const isObject = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);
