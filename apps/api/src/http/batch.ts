import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appRouter } from "../app-router.ts";
import type { Ports } from "../context.ts";
import { errorShape } from "../error-shape.ts";
import { Refusal } from "../problem.ts";
import { dress } from "./answer.ts";
import { hasStatedLength, readText } from "./body.ts";
import { requireJson } from "./json.ts";
import { report } from "./report.ts";
import { visitOf } from "./visit.ts";

export const batchLimit = 20;

/** Many calls in one request, as tRPC's batching links send them, by tRPC's own adapter. Each is let in, or not, by itself. */
export async function serveBatch(request: Request, path: string, ports: Ports): Promise<Response> {
  if (path.split(",").length > batchLimit) throw new Refusal({ kind: "batch-too-large", limit: batchLimit });
  if (request.method === "POST") requireJson(request);
  const { requestId } = visitOf(request, () => {});
  const response = await fetchRequestHandler({
    endpoint: "/trpc",
    req: await bounded(request),
    router: appRouter,
    maxBatchSize: batchLimit,
    createContext: ({ resHeaders }) => ({
      ...ports,
      visit: { ...visitOf(request, (cookie) => resHeaders.append("set-cookie", cookie)), requestId },
    }),
    onError: ({ error, path, ctx }) => report(ports.log, errorShape({ error, path, ctx }), error),
  });
  return dress(response, requestId);
}

/** The same request with a body that is known to be within the limit. */
async function bounded(request: Request): Promise<Request> {
  if (request.method !== "POST" || hasStatedLength(request)) return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: await readText(request) });
}
