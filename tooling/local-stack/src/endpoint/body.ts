import type { IncomingMessage } from "node:http";

/** Reads a request's body; hands on undefined as soon as it is longer than allowed. A request cut off is silent. */
export function readBody(
  request: IncomingMessage,
  longestBytes: number,
  onBody: (body: Buffer | undefined) => void,
): void {
  if (Number(request.headers["content-length"] ?? 0) > longestBytes) {
    onBody(undefined);
    return;
  }
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  let length = 0;
  request.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > longestBytes) {
      request.removeAllListeners("data").removeAllListeners("end");
      onBody(undefined);
    } else if (first === undefined) first = chunk;
    else {
      more ??= [first];
      more.push(chunk);
    }
  });
  request.once("end", () =>
    onBody(more === undefined ? (first ?? Buffer.alloc(0)) : Buffer.concat(more, length)),
  );
}
