import { Refusal } from "../problem.ts";

/** The value a JSON text stands for, or undefined for an empty text. */
export function parseJson(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal({ kind: "malformed-request" }, cause);
  }
}

/** Media types are case-insensitive and may carry parameters (RFC 9110, 8.3.1). */
export function requireJson(request: Request): void {
  const type = request.headers.get("content-type");
  if (type === "application/json") return;
  if (type?.split(";", 1)[0]?.trim().toLowerCase() === "application/json") return;
  throw new Refusal({ kind: "unsupported-media-type", expected: "application/json" });
}
