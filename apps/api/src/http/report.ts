import type { TRPCError } from "@trpc/server";
import type { ErrorShape } from "../error-shape.ts";
import type { Log } from "../log/port.ts";

/**
 * Tells the log about a refusal. What the caller did wrong is for whoever debugs; what is away is a warning; what we
 * did wrong is an error, told with everything that the caller is not.
 */
export function report(log: Log, { data }: ErrorShape, error: TRPCError): void {
  const { requestId, path, problem } = data;
  if (problem.kind === "internal")
    log.error({ requestId, path, err: error.cause ?? error }, "a request failed");
  else if (problem.kind === "dependency-unavailable")
    log.warn({ requestId, path, dependency: problem.dependency, err: error.cause }, "a dependency is away");
  else log.debug({ requestId, path, problem: problem.kind }, "a request was refused");
}
