import { Refusal } from "../problem.ts";
import { answer, noExtras } from "./answer.ts";
import { bodyLimitOf } from "./body.ts";
import { type Api, type Outcome, perform } from "./call.ts";
import { readInput } from "./input.ts";
import { visitOf } from "./visit.ts";

export const batchLimit = 20;

/**
 * Many calls in one request, as tRPC's `httpBatchLink` sends them: paths with commas between, inputs in an object by
 * their place. Each is let in, or not, by itself; the answers come in the order of the calls. Changes (a POST) are made
 * one after the other, so that two clicks of one moment have their effects in the order of the clicks.
 */
export async function serveBatch(request: Request, path: string, { ports, served }: Api): Promise<Response> {
  const paths = path.split(",");
  if (paths.length > batchLimit) throw new Refusal({ kind: "batch-too-large", limit: batchLimit });
  const extras = noExtras();
  const visit = visitOf(request, extras);
  const inputs = once(readInput(request, bodyLimitOf(paths)));
  const answerTo = (each: string, place: number): Promise<Outcome> =>
    perform(request, each, {
      ctx: { ports, visit },
      served,
      extras,
      readInput: async () => inputAt(await inputs(), place),
    });
  const outcomes =
    request.method === "POST" ? await inTurn(paths, answerTo) : await Promise.all(paths.map(answerTo));
  return answer(
    statusOf(outcomes),
    outcomes.map(({ body }) => body),
    visit.requestId,
    extras,
  );
}

async function inTurn<T, R>(items: readonly T[], task: (item: T, place: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [place, item] of items.entries()) results.push(await task(item, place));
  return results;
}

/** A body can be read once, and every call of a batch asks for it. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

function inputAt(inputs: unknown, place: number): unknown {
  if (inputs === undefined) return undefined;
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs))
    throw new Refusal({ kind: "malformed-request" });
  return Object.hasOwn(inputs, place) ? (inputs as Record<number, unknown>)[place] : undefined;
}

/** 207 when the calls ended differently (RFC 4918, 11.1). */
function statusOf(outcomes: readonly Outcome[]): number {
  const [first, ...others] = new Set(outcomes.map(({ status }) => status));
  return first === undefined || others.length > 0 ? 207 : first;
}
