import { env } from "#env.ts";
import { passOn } from "#passage/pass-on.ts";

/** Passwords and sessions: the API's accounts, below the shop's own origin so that their cookies are the shop's. */
const pass = (request: Request): Promise<Response> => passOn(request, { apiUrl: env().API_URL });

export { pass as GET, pass as POST };
