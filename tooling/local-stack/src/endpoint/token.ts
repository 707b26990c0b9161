import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Whether the request carries the token: `Authorization: Bearer …`, or `?_token=…` where no header can be set. */
export function isAllowed(request: IncomingMessage, url: string, token: string): boolean {
  const header = request.headers.authorization;
  if (header !== undefined) return isSame(header.replace(/^bearer +/i, ""), token);
  if (!url.includes("_token=")) return false;
  const given = new URL(url, "http://endpoint").searchParams.get("_token");
  return given !== null && isSame(given, token);
}

/** Takes as long for a token that is nearly right as for one that is not. */
function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
