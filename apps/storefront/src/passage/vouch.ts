/**
 * Says to the API that a request comes from a page of ours, when it does. The API knows one public address of the
 * shop; the shop is reached by others too (`localhost` beside `127.0.0.1`, a preview's own name). A browser cannot
 * write `Origin` itself, so an origin whose host is the very host that was asked is our page, and `Sec-Fetch-Site`
 * says so in its place. Any other origin is handed on for the API to judge.
 */
export function vouch(request: Request, headers: Headers): Headers {
  const origin = headers.get("origin");
  if (origin === null || hostOf(origin) !== request.headers.get("host")) return headers;
  headers.delete("origin");
  headers.set("sec-fetch-site", "same-origin");
  return headers;
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
