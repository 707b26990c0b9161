import { call, type Reply } from "../call.ts";
import type { ApiProcess } from "./api-process.ts";

/** What a call of `place` came to: an answer, or none. */
export type Outcome =
  | { readonly kind: "answered"; readonly reply: Reply }
  | { readonly kind: "unanswered"; readonly error: string };

export type Attempt = {
  readonly outcome: Promise<Outcome>;
  /** The shopper's browser goes away: its connection ends. */
  breakOff(): void;
  /** Somebody on the way loses the connection's end: the shopper hears nothing, and the API does not know. */
  lose(): void;
  /** What the API answered, heard or not. */
  readonly carriedOut: Promise<Outcome>;
};

type Asked = { readonly token: string; readonly input: object };

/** One call of `place`, as a browser makes it. */
export function attempt({ url }: ApiProcess, { token, input }: Asked): Attempt {
  const connection = new AbortController();
  const signal = AbortSignal.any([connection.signal, AbortSignal.timeout(20_000)]);
  const send = async (request: Request): Promise<Response> =>
    fetch(`${url}${new URL(request.url).pathname}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: await request.text(),
      signal,
    });
  const { promise: lost, resolve } = Promise.withResolvers<Outcome>();
  const carriedOut = call(send, "checkout.place", { input, token }).then(
    (reply): Outcome => ({ kind: "answered", reply }),
    (error: unknown): Outcome => ({ kind: "unanswered", error: String(error) }),
  );
  return {
    outcome: Promise.race([carriedOut, lost]),
    breakOff: () => connection.abort(),
    lose: () => resolve({ kind: "unanswered", error: "lost on the way" }),
    carriedOut,
  };
}

/** Whether a client would ask again, with the same key: nobody answered, somebody is at it, or the money is on its way. */
export function isOpen(outcome: Outcome): boolean {
  if (outcome.kind === "unanswered") return true;
  const { problem, data } = outcome.reply;
  if (problem !== undefined) return again.has(problem.kind);
  return (data as { status: string }).status !== "paid";
}

/** Before anybody was asked. */
export const nobody: Outcome = { kind: "unanswered", error: "not asked yet" };

const again: ReadonlySet<string> = new Set(["checkout-in-progress", "dependency-unavailable"]);

export const inWords = (outcome: Outcome): string =>
  outcome.kind === "unanswered"
    ? `no answer (${outcome.error})`
    : `${outcome.reply.status} ${outcome.reply.text.slice(0, 400)}`;
