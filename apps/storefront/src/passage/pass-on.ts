import { vouch } from "./vouch.ts";

const TIMEOUT_MILLISECONDS = 15_000;

/** What of a request the API has a use for. Everything else stays here. */
const passedOn = [
  "accept",
  "accept-language",
  "authorization",
  "content-type",
  "cookie",
  "last-event-id",
  "origin",
  "sec-fetch-site",
  "user-agent",
  "x-forwarded-for",
  "x-request-id",
] as const;

/** These describe one connection, or an encoding that is undone by the time we answer (RFC 9110, 7.6.1). */
const ofTheConnection = [
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-encoding",
  "content-length",
];

export type Passage = {
  /** Where the API is. */
  readonly apiUrl: string;
  /** An answer that goes on for as long as the browser listens: no time limit, and nothing may hold it back. */
  readonly isEndless?: boolean;
};

/**
 * Hands a browser's request to the API below the same path and streams the answer back, cookies included. When the
 * browser goes, so does the request. An API that cannot be reached answers 503 in the shape of the API's own errors,
 * so that a caller has one way of failing.
 */
export async function passOn(request: Request, { apiUrl, isEndless = false }: Passage): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  try {
    const answer = await fetch(new URL(pathname + search, apiUrl), {
      method: request.method,
      headers: vouch(request, headersFor(request)),
      body: request.body,
      redirect: "manual",
      cache: "no-store",
      signal: isEndless
        ? request.signal
        : AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MILLISECONDS)]),
      ...(request.body === null ? {} : { duplex: "half" }),
    } as RequestInit);
    return new Response(answer.body, { status: answer.status, headers: headersOf(answer, isEndless) });
  } catch {
    return unreachable();
  }
}

function headersFor(request: Request): Headers {
  const headers = new Headers();
  for (const name of passedOn) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** `no-transform` keeps our own compression away, `x-accel-buffering` a proxy's: both would hold events back. */
function headersOf(answer: Response, isEndless: boolean): Headers {
  const headers = new Headers(answer.headers);
  for (const name of ofTheConnection) headers.delete(name);
  if (isEndless) {
    headers.set("cache-control", "no-store, no-transform");
    headers.set("x-accel-buffering", "no");
  }
  return headers;
}

function unreachable(): Response {
  const data = { code: "SERVICE_UNAVAILABLE", httpStatus: 503, problem: { kind: "api-unreachable" } };
  return Response.json(
    { error: { message: "api-unreachable", code: -32603, data } },
    { status: 503, headers: { "cache-control": "no-store", "retry-after": "2" } },
  );
}
