import type { TRPCError } from "@trpc/server";
import type { ErrorShape } from "../error-shape.ts";
import type { Log } from "../log/port.ts";

/**
 * Tells the log about a refusal. What we did wrong is an error, told with everything that the caller is not. The rest
 * is for whoever debugs: what the caller did wrong is no news, and what is away was told when it went (`guard.ts`).
 */
export function report(log: Log, { data }: ErrorShape, error: TRPCError): void {
  const { requestId, path, problem } = data;
  if (problem.kind === "internal")
    log.error({ requestId, path, err: error.cause ?? error }, "a request failed");
  else log.debug({ requestId, path, problem: problem.kind }, "a request was refused");
}
