import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Context, Ports } from "../context.ts";
import { type ErrorShape, errorShape } from "../error-shape.ts";
import { Refusal } from "../problem.ts";
import type { Served } from "../served.ts";
import { answer, type Extras, noExtras } from "./answer.ts";
import { bodyLimitOf } from "./body.ts";
import { readInput } from "./input.ts";
import { report } from "./report.ts";
import { visitOf } from "./visit.ts";

/** What answers: the parts behind it, and what it answers for. */
export type Api = { readonly ports: Ports; readonly served: Served };

/** One call of one procedure. */
export async function serveCall(request: Request, path: string, { ports, served }: Api): Promise<Response> {
  const extras = noExtras();
  const visit = visitOf(request, extras);
  const asked = { served, extras, readInput: readInput(request, bodyLimitOf([path])) };
  const { status, body } = await perform(request, path, { ctx: { ports, visit }, ...asked });
  return answer(status, body, visit.requestId, extras);
}

export type Outcome = {
  readonly status: number;
  readonly body: { readonly result: { readonly data: unknown } } | { readonly error: ErrorShape };
};

type Asked = {
  readonly ctx: Context;
  readonly served: Served;
  /** Of the answer. */
  readonly extras: Extras;
  /** Called when the procedure asks for its input: after the token, so that nobody without one makes us parse. */
  readonly readInput: () => Promise<unknown>;
};

/**
 * What tRPC's HTTP adapter does for a call, without the abort controllers and streams that our procedures have no use
 * for and that cost more than everything else together. The router, its middlewares and the wire are tRPC's.
 */
export async function perform(request: Request, path: string, asked: Asked): Promise<Outcome> {
  const { ctx, served, extras, readInput: getRawInput } = asked;
  try {
    const procedure = served.procedures.get(path);
    if (procedure === undefined) throw unknown(path, served);
    const { type } = procedure._def;
    const method = type === "mutation" ? "POST" : "GET";
    if (request.method !== method) {
      extras.headers.allow = method;
      throw new Refusal({ kind: "method-not-allowed" });
    }
    const data: unknown = await procedure({ path, type, ctx, getRawInput, signal: undefined, batchIndex: 0 });
    return { status: 200, body: { result: { data } } };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    const shape = errorShape({ error, path, ctx });
    report(ctx.ports.log, shape, error);
    return { status: shape.data.httpStatus, body: { error: shape } };
  }
}

const unknown = (path: string, { elsewhere }: Served): Refusal =>
  new Refusal(
    elsewhere.has(path.split(".", 1)[0] ?? "")
      ? { kind: "not-served-here" }
      : { kind: "no-such-procedure", path },
  );
