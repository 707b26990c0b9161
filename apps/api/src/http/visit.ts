import type { Visit } from "../context.ts";
import { requestIdOf } from "./request-id.ts";

/** What the request brings; a cookie that is set goes into the answer's headers. */
export const visitOf = ({ headers, url }: Request, answerHeaders: Record<string, string> = {}): Visit => ({
  requestId: requestIdOf(headers),
  headers,
  url,
  setCookie(cookie) {
    answerHeaders["set-cookie"] = cookie;
  },
});
