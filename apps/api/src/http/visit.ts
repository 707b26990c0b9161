import type { Visit } from "../context.ts";
import { type Extras, noExtras } from "./answer.ts";
import { requestIdOf } from "./request-id.ts";

/** What the request brings; cookies that are set go into the answer, the last of a name alone. */
export const visitOf = (
  { headers, url }: Pick<Request, "headers" | "url">,
  { cookies }: Extras = noExtras(),
): Visit => ({
  requestId: requestIdOf(headers),
  headers,
  url,
  setCookie(cookie) {
    cookies.set(cookie.slice(0, cookie.indexOf("=")), cookie);
  },
});
