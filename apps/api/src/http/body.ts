import { Refusal } from "../problem.ts";

/** Bytes. A cart with 2,048 operations is cleared with 40 KB; nothing honest needs more. */
export const bodyLimit = 64 * 1024;
/**
 * Bytes. A replica that heals the server brings the server's own snapshot back: a whole cart, signed. And what orders a
 * cart names each of its operations, 2,048 of 2,048 replicas at most.
 */
export const syncBodyLimit = 256 * 1024;
const large: ReadonlySet<string> = new Set(["cart.sync", "checkout.place", "checkout.reserve"]);

/** How much a request for these procedures may bring. */
export const bodyLimitOf = (paths: readonly string[]): number =>
  paths.every((path) => large.has(path)) ? syncBodyLimit : bodyLimit;

const tooLarge = (limit: number): Refusal => new Refusal({ kind: "request-too-large", limit });

/**
 * Refuses a body that says it is too large, before a byte of it is read. Says whether it may be read in one piece:
 * a body of stated length cannot be longer than that (RFC 9112, 6.3), one without a length may never end.
 */
export function hasStatedLength(request: Request, limit: number): boolean {
  const stated = request.headers.get("content-length");
  if (stated === null) return false;
  if (Number(stated) > limit) throw tooLarge(limit);
  return /^\d+$/.test(stated);
}

/** The body as text, or a refusal as soon as it has grown past the limit or broken off. */
export async function readText(request: Request, limit: number): Promise<string> {
  try {
    return await (hasStatedLength(request, limit) || request.body === null
      ? request.text()
      : readCounted(request.body, limit));
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal({ kind: "malformed-request" }, cause);
  }
}

/** The same request, whose body is known to be no longer than that. */
export async function bounded(request: Request, limit: number): Promise<Request> {
  if (request.body === null || hasStatedLength(request, limit)) return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: await readText(request, limit) });
}

async function readCounted(body: ReadableStream<Uint8Array>, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let bytes = 0;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > limit) {
      void reader.cancel().catch(() => {});
      throw tooLarge(limit);
    }
    text += decoder.decode(value, { stream: true });
  }
}
