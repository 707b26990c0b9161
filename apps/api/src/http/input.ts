import { hasStatedLength, readText } from "./body.ts";
import { parseJson, requireJson } from "./json.ts";

/**
 * How the input of a request will be read: a query's from `?input=`, a mutation's from the body. What can be refused
 * without reading is refused now. Whoever asks for it again is given the same.
 */
export function readInput(request: Request, bodyLimit: number): () => Promise<unknown> {
  if (request.method !== "POST") return async () => parseJson(queryInput(request.url));
  requireJson(request);
  hasStatedLength(request, bodyLimit);
  let body: Promise<unknown> | undefined;
  return () => {
    body ??= readText(request, bodyLimit).then(parseJson);
    return body;
  };
}

function queryInput(url: string): string {
  const question = url.indexOf("?");
  return question < 0 ? "" : (new URLSearchParams(url.slice(question)).get("input") ?? "");
}
