import { type AnyTRPCProcedure, getTRPCErrorFromUnknown } from "@trpc/server";
import type { Context, Ports } from "../context.ts";
import { errorShape } from "../error-shape.ts";
import { Refusal } from "../problem.ts";
import { procedures } from "../procedures.ts";
import { answer, answerError } from "./answer.ts";
import { readInput } from "./input.ts";
import { report } from "./report.ts";
import { visitOf } from "./visit.ts";

/**
 * One call of one procedure: what tRPC's HTTP adapter does for it, without the abort controllers and streams that our
 * procedures have no use for and that cost more than everything else together. The wire is the same: the suite sends
 * everything both ways.
 */
export async function serveCall(request: Request, path: string, ports: Ports): Promise<Response> {
  const headers: Record<string, string> = {};
  const visit = visitOf(request, (cookie) => {
    headers["set-cookie"] = cookie;
  });
  const { requestId } = visit;
  const ctx: Context = { ...ports, visit };
  try {
    const data: unknown = await call(known(path), { request, path, ctx, headers });
    return answer(200, { result: { data } }, requestId, headers);
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    const shape = errorShape({ error, path, ctx });
    report(ports.log, shape, error);
    return answerError(shape, requestId, headers);
  }
}

function known(path: string): AnyTRPCProcedure {
  const procedure = procedures.get(path);
  if (procedure === undefined) throw new Refusal({ kind: "no-such-procedure", path });
  return procedure;
}

type Asked = {
  readonly request: Request;
  readonly path: string;
  readonly ctx: Context;
  readonly headers: Record<string, string>;
};

/** The body is read when the procedure asks for its input: after the token, so that nobody without one makes us parse. */
function call(procedure: AnyTRPCProcedure, { request, path, ctx, headers }: Asked): Promise<unknown> {
  const { type } = procedure._def;
  const method = type === "mutation" ? "POST" : "GET";
  if (request.method !== method) {
    headers.allow = method;
    throw new Refusal({ kind: "method-not-allowed" });
  }
  const getRawInput = readInput(request);
  return procedure({ path, type, ctx, getRawInput, signal: undefined, batchIndex: 0 });
}
