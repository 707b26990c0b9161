import { shapeOf } from "../error-shape.ts";
import { answer } from "../http/answer.ts";
import { bodyLimit, readText } from "../http/body.ts";
import { parseJson, requireJson } from "../http/json.ts";
import { requestIdOf } from "../http/request-id.ts";
import type { Log } from "../log/port.ts";
import { languageOf } from "../mail/language.ts";
import type { Mailer } from "../mail/port.ts";
import { type Problem, Refusal } from "../problem.ts";
import { isFromOurPages } from "../session/same-origin.ts";
import { type Endpoint, endpoints } from "./endpoints.ts";
import { onErrand } from "./errand.ts";
import { basePath, type Library } from "./library.ts";
import type { Limiter } from "./limiter.ts";
import { requireTries } from "./require-tries.ts";

export type DoorOptions = {
  readonly library: Library;
  readonly mailer: Mailer;
  readonly limiter: Limiter;
  readonly log: Log;
  /** The shop's public origin. */
  readonly origin: string;
};

export type Door = (request: Request) => Promise<Response>;

/**
 * Everything below /api/auth. What comes in is checked here and rewritten to what its endpoint names, before the
 * account library sees it; what the library answers goes out only when Postgres did its part. Errors are
 * `{ code, message }` as the library's are; ours carry the API's own shape as `error` besides.
 */
export function createDoor({ library, mailer, limiter, log, origin }: DoorOptions): Door {
  async function pass(request: Request, requestId: string): Promise<Response> {
    const path = new URL(request.url).pathname.slice(basePath.length);
    const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
    if (endpoint === undefined) throw new Refusal({ kind: "no-such-path", path: `${basePath}${path}` });
    if (request.method !== endpoint.method) throw new Refusal({ kind: "method-not-allowed" });
    requireOurPages(request, endpoint);
    const input = await readInput(request, endpoint);
    requireTries(limiter, path, endpoint, { headers: request.headers, input });
    if (endpoint.mails === true && !(await mailer.isReady())) throw mailAway();

    const ask = () => library.handler(rewritten(request, path, endpoint, input));
    const answered = await onErrand({ language: languageOf(request.headers) }, async () => {
      const first = await ask();
      // Two sign-ups with one address at once: the second finds the first when it looks again.
      return first.status === 422 && path === "/sign-up/email" ? ask() : first;
    }).catch((error: unknown) => {
      // The address went to another account between the mail and the link: the link leads nowhere any more.
      if (path === "/verify-email" && saysTaken(error)) return invalidLink();
      throw error;
    });
    if (answered.status >= 500) throw new Error(`the account library answered ${answered.status} to ${path}`);
    return dressed(answered, requestId);
  }

  /** Cookies travel from any page, and a page of somebody else's could sign a shopper in as its owner. */
  function requireOurPages({ headers, method, url }: Request, { signsIn }: Endpoint): void {
    const site = headers.get("sec-fetch-site");
    const fromBrowser = site !== null || headers.has("origin");
    if (method === "GET" && (signsIn !== true || !fromBrowser)) return;
    if (method === "POST" && !fromBrowser && !headers.has("cookie")) return;
    if (!isFromOurPages(headers, url, { allowedOrigins: [origin] }))
      throw new Refusal({ kind: "foreign-origin" });
  }

  /** The request as the library gets it: what was checked, nothing else, from where it expects it. */
  function rewritten(
    { headers, method }: Request,
    path: string,
    { fixed }: Endpoint,
    input: object,
  ): Request {
    const url = new URL(basePath + path, origin);
    const cookie = headers.get("cookie");
    const passedOn = new Headers({ origin, ...(cookie === null ? {} : { cookie }) });
    const fields = Object.entries({ ...input, ...fixed }).filter(([name]) => !dropped.has(name));
    if (method === "GET") {
      for (const [name, value] of fields) url.searchParams.set(name, String(value));
      return new Request(url, { headers: passedOn });
    }
    passedOn.set("content-type", "application/json");
    return new Request(url, { method, headers: passedOn, body: JSON.stringify(Object.fromEntries(fields)) });
  }

  return async (request) => {
    const requestId = requestIdOf(request.headers);
    try {
      return await pass(request, requestId);
    } catch (cause) {
      const problem: Problem = cause instanceof Refusal ? cause.problem : { kind: "internal", requestId };
      if (problem.kind === "internal") log.error({ requestId, err: cause }, "an account's request failed");
      return refusal(problem, requestId);
    }
  };
}

const dropped: ReadonlySet<string> = new Set(["callbackURL", "redirectTo"]);

const mailAway = (): Refusal => new Refusal({ kind: "dependency-unavailable", dependency: "mail" });

/** Whether Postgres refused a second row of what there is one of (SQLSTATE 23505). */
function saysTaken(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause)
    if ("code" in each && each.code === "23505") return true;
  return false;
}

const invalidLink = (): Response =>
  Response.json({ code: "INVALID_TOKEN", message: "Invalid token" }, { status: 401 });

async function readInput(request: Request, { method, input }: Endpoint): Promise<Record<string, unknown>> {
  const given =
    method === "GET" ? Object.fromEntries(new URL(request.url).searchParams) : await readBody(request);
  const parsed = input.safeParse(given);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path.map((key) => (typeof key === "symbol" ? String(key) : key)),
    message,
  }));
  throw new Refusal({ kind: "invalid-input", issues });
}

async function readBody(request: Request): Promise<unknown> {
  const text = await readText(request, bodyLimit);
  if (text === "") return {};
  requireJson(request);
  return parseJson(text);
}

/**
 * The library's answer with the headers that all of ours carry, its cookies, and nothing else of it. A session's token
 * goes out in its cookie alone, where no script can read it.
 */
async function dressed(answered: Response, requestId: string): Promise<Response> {
  const text = await answered.text();
  const body: unknown =
    text === "" ? null : JSON.parse(text, (name, value) => (name === "token" ? null : value));
  const response = answer(answered.status, body, requestId);
  for (const cookie of answered.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}

function refusal(problem: Problem, requestId: string): Response {
  const error = shapeOf(problem, requestId);
  const response = answer(
    error.data.httpStatus,
    { code: problem.kind, message: problem.kind, error },
    requestId,
  );
  if (problem.kind === "too-many-tries")
    response.headers.set("retry-after", String(problem.retryAfterSeconds));
  return response;
}
