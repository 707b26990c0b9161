import { readInteger } from "./reply-framer.ts";

/** "base64" as the SDK asks for, "text" when nobody did: then bytes that are no UTF-8 are lost. */
export type Encoding = "base64" | "text";

const CR = 13;
const [BULK, ARRAY, STATUS, ERROR, INTEGER] = [36, 42, 43, 45, 58];

/** `{"result":…}`, or `{"error":"…"}` with Redis' own words. */
export function replyItem(bytes: Buffer, start: number, end: number, encoding: Encoding): string {
  if (isError(bytes, start)) return errorItem(errorText(bytes, start, end));
  return `{"result":${replyJson(bytes, start, encoding)}}`;
}

export function errorItem(message: string): string {
  return `{"error":${JSON.stringify(message)}}`;
}

export function isError(bytes: Buffer, start: number): boolean {
  return bytes[start] === ERROR;
}

export function errorText(bytes: Buffer, start: number, end: number): string {
  return bytes.toString("utf8", start + 1, end - 2);
}

/**
 * The JSON text of a complete reply that is no error, written straight from its bytes. Integers keep all their digits;
 * the status OK stays as it is, for the SDK takes the bare word; every other string is encoded.
 */
export function replyJson(bytes: Buffer, start: number, encoding: Encoding): string {
  if (bytes[start] === STATUS && isOk(bytes, start)) return '"OK"';
  const reader: Reader = { bytes, encoding, at: start };
  return readJson(reader);
}

/** The items of an EXEC: one `{"result":…}` or `{"error":"…"}` for each of its commands. */
export function execItems(bytes: Buffer, start: number, encoding: Encoding): string {
  const count = readInteger(bytes, start + 1);
  const reader: Reader = { bytes, encoding, at: lineEnd(bytes, start) + 2 };
  let json = "[";
  for (let index = 0; index < count; index++) {
    if (index > 0) json += ",";
    if (isError(bytes, reader.at)) {
      const end = lineEnd(bytes, reader.at);
      json += errorItem(bytes.toString("utf8", reader.at + 1, end));
      reader.at = end + 2;
    } else if (bytes[reader.at] === STATUS && isOk(bytes, reader.at)) {
      json += '{"result":"OK"}';
      reader.at += 5;
    } else json += `{"result":${readJson(reader)}}`;
  }
  return `${json}]`;
}

type Reader = { readonly bytes: Buffer; readonly encoding: Encoding; at: number };

function readJson(reader: Reader): string {
  const { bytes, at } = reader;
  const type = bytes[at];
  const end = lineEnd(bytes, at);
  if (type === BULK) {
    const length = readInteger(bytes, at + 1);
    if (length < 0) {
      reader.at = end + 2;
      return "null";
    }
    reader.at = end + 4 + length;
    return text(reader, end + 2, end + 2 + length);
  }
  reader.at = end + 2;
  if (type === INTEGER) return bytes.toString("latin1", at + 1, end);
  if (type !== ARRAY) return text(reader, at + 1, end);
  const count = readInteger(bytes, at + 1);
  if (count < 0) return "null";
  let json = "[";
  for (let index = 0; index < count; index++) json += index === 0 ? readJson(reader) : `,${readJson(reader)}`;
  return `${json}]`;
}

function text({ bytes, encoding }: Reader, start: number, end: number): string {
  if (encoding === "base64") return `"${bytes.toString("base64", start, end)}"`;
  return JSON.stringify(bytes.toString("utf8", start, end));
}

function lineEnd(bytes: Buffer, at: number): number {
  let end = at + 1;
  while (bytes[end] !== CR) end++;
  return end;
}

function isOk(bytes: Buffer, at: number): boolean {
  return bytes[at + 1] === 79 && bytes[at + 2] === 75 && bytes[at + 3] === CR;
}
