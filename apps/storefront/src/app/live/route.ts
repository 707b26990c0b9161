import { env } from "#env.ts";
import { passOn } from "#passage/pass-on.ts";

/** What happens to a cart, told as it happens, for as long as the browser listens. */
export const GET = (request: Request): Promise<Response> =>
  passOn(request, { apiUrl: env().API_URL, isEndless: true });
