import type { Visit } from "../context.ts";
import { requestIdOf } from "./request-id.ts";

export const visitOf = ({ headers, url }: Request, setCookie: Visit["setCookie"]): Visit => ({
  requestId: requestIdOf(headers),
  headers,
  url,
  setCookie,
});
