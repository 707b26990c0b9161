import { env } from "#env.ts";
import { passOn } from "#passage/pass-on.ts";

/** The browser talks to this origin alone; what it asks of the API goes through here. */
const pass = (request: Request): Promise<Response> => passOn(request, { apiUrl: env().API_URL });

export { pass as GET, pass as POST };
