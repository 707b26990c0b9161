import { getTRPCErrorFromUnknown } from "@trpc/server";
import { errorShape } from "../error-shape.ts";
import { Refusal } from "../problem.ts";
import { answerError } from "./answer.ts";
import { serveBatch } from "./batch.ts";
import { type Api, serveCall } from "./call.ts";
import { report } from "./report.ts";
import { visitOf } from "./visit.ts";

const prefix = "/trpc/";

/** Everything below /trpc: one call, or a batch of them. */
export async function serveTrpc(request: Request, api: Api): Promise<Response> {
  const { url } = request;
  try {
    const path = procedurePath(url);
    return await (isBatch(url) ? serveBatch(request, path, api) : serveCall(request, path, api));
  } catch (cause) {
    const visit = visitOf(request);
    const error = getTRPCErrorFromUnknown(cause);
    const shape = errorShape({ error, path: undefined, ctx: { visit } });
    report(api.ports.log, shape, error);
    return answerError(shape, visit.requestId);
  }
}

/** What stands between /trpc/ and the query: "cart.add", or several with commas. */
function procedurePath(url: string): string {
  const at = url.indexOf(prefix, url.indexOf("//") + 2);
  if (at < 0) return "";
  const start = at + prefix.length;
  const question = url.indexOf("?", start);
  const path = question < 0 ? url.slice(start) : url.slice(start, question);
  return path.includes("%") ? decoded(path) : path;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new Refusal({ kind: "malformed-request" }, cause);
  }
}

const isBatch = (url: string): boolean =>
  url.includes("batch=1") && new URLSearchParams(url.slice(url.indexOf("?"))).get("batch") === "1";
