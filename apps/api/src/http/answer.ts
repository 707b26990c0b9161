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

export type ExtraHeaders = Readonly<Record<string, string>>;

export const answer = (status: number, body: unknown, requestId: string, extra?: ExtraHeaders): Response =>
  answerText(status, JSON.stringify(body), requestId, extra);

export const answerText = (status: number, json: string, requestId: string, extra?: ExtraHeaders): Response =>
  new Response(json, {
    status,
    headers:
      extra === undefined
        ? { ...always, "x-request-id": requestId }
        : { ...always, "x-request-id": requestId, ...extra },
  });

/** A refusal in tRPC's own shape, whoever refused. */
export const answerProblem = (problem: Problem, requestId: string, extra?: ExtraHeaders): Response =>
  answerError(shapeOf(problem, requestId), requestId, extra);

export const answerError = (error: ErrorShape, requestId: string, extra?: ExtraHeaders): Response =>
  answer(error.data.httpStatus, { error }, requestId, extra);
