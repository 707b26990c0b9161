import { env } from "#env.ts";
import { passOn } from "#passage/pass-on.ts";

/** Passwords and sessions: the API's accounts, below the shop's own origin so that their cookies are the shop's. */
function pass(request: Request): Promise<Response> {
  const { API_URL: apiUrl, SITE_URL: siteUrl } = env();
  return passOn(request, { apiUrl, siteUrl });
}

export { pass as GET, pass as POST };
