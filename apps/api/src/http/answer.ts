import { type ErrorShape, shapeOf } from "../error-shape.ts";
import type { Problem } from "../problem.ts";

/** What every answer carries. It is data for programs: nothing may frame it, sniff it, run it or keep it. */
const always = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

/** What one answer carries beside. Every cookie is a header line of its own, by its name. */
export type Extras = { readonly headers: Record<string, string>; readonly cookies: Map<string, string> };

export const noExtras = (): Extras => ({ headers: {}, cookies: new Map() });

export const answer = (status: number, body: unknown, requestId: string, extras?: Extras): Response =>
  new Response(JSON.stringify(body), { status, headers: headersOf(requestId, extras) });

/** A plain record wherever it can be one: that is what Node's server hands on without making another of it. */
function headersOf(
  requestId: string,
  extras: Extras | undefined,
): Record<string, string> | [string, string][] {
  const headers = { ...always, "x-request-id": requestId, ...extras?.headers };
  if (extras === undefined || extras.cookies.size === 0) return headers;
  const cookies = [...extras.cookies.values()].map((cookie): [string, string] => ["set-cookie", cookie]);
  return [...Object.entries(headers), ...cookies];
}

/** A refusal in tRPC's own shape, whoever refused. */
export const answerProblem = (problem: Problem, requestId: string, extras?: Extras): Response =>
  answerError(shapeOf(problem, requestId), requestId, extras);

export const answerError = (error: ErrorShape, requestId: string, extras?: Extras): Response =>
  answer(error.data.httpStatus, { error }, requestId, extras);
