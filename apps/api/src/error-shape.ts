import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { type TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Context } from "./context.ts";
import { codes, type Problem } from "./problem.ts";
import { problemOf } from "./problem-of.ts";

/** What goes out for every refusal and every failure: never a message or a stack of ours. */
export type ErrorShape = {
  readonly message: string;
  readonly code: (typeof TRPC_ERROR_CODES_BY_KEY)[TRPC_ERROR_CODE_KEY];
  readonly data: {
    readonly code: TRPC_ERROR_CODE_KEY;
    readonly httpStatus: number;
    readonly path?: string;
    readonly requestId: string;
    readonly problem: Problem;
  };
};

/** tRPC's error formatter, and the only one: whatever was thrown leaves in this shape. */
export function errorShape(failure: {
  error: TRPCError;
  path: string | undefined;
  ctx: Pick<Context, "visit"> | undefined;
}): ErrorShape {
  const requestId = failure.ctx?.visit.requestId ?? "";
  return shapeOf(problemOf(failure.error, { requestId, path: failure.path }), requestId, failure.path);
}

/** The same shape for what is refused before or beside tRPC: a body too large, an unknown address. */
export function shapeOf(problem: Problem, requestId: string, path?: string): ErrorShape {
  const code = codes[problem.kind];
  return {
    message: problem.kind,
    code: TRPC_ERROR_CODES_BY_KEY[code],
    data: {
      code,
      httpStatus: getHTTPStatusCodeFromError(new TRPCError({ code })),
      ...(path === undefined ? {} : { path }),
      requestId,
      problem,
    },
  };
}
