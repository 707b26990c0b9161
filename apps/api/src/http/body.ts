import { Refusal } from "../problem.ts";

/** Bytes. A cart with 2,048 operations is cleared with 40 KB; nothing honest needs more. */
export const bodyLimit = 64 * 1024;

const tooLarge = (): Refusal => new Refusal({ kind: "request-too-large", limit: bodyLimit });

/**
 * Refuses a body that says it is too large, before a byte of it is read. Says whether it may be read in one piece:
 * a body of stated length cannot be longer than that (RFC 9112, 6.3), one without a length may never end.
 */
export function hasStatedLength(request: Request): boolean {
  const stated = request.headers.get("content-length");
  if (stated === null) return false;
  if (Number(stated) > bodyLimit) throw tooLarge();
  return /^\d+$/.test(stated);
}

/** The body as text, or a refusal as soon as it has grown past the limit or broken off. */
export async function readText(request: Request): Promise<string> {
  try {
    return await (hasStatedLength(request) || request.body === null
      ? request.text()
      : readCounted(request.body));
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal({ kind: "malformed-request" }, cause);
  }
}

async function readCounted(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let bytes = 0;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > bodyLimit) {
      void reader.cancel().catch(() => {});
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}
