import type { AppRouter, Problem, StartedSession } from "@dotcart/api/router";
import { type Variant, type VariantId, variantsOf } from "@dotcart/cart-domain";
import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import type { CallProblem, CartApi, Reply } from "../core/ports.ts";

/** After this long without an answer none is expected: whatever was asked may be asked again. */
const PATIENCE_MILLISECONDS = 15_000;

export type TrpcApiOptions = {
  /** Where the API's procedures are, without a slash at the end. */
  readonly url: string;
  readonly headers?: () => Record<string, string>;
  readonly fetch?: typeof fetch;
  /** A session began or was renewed. Programs keep its token; browsers have it in a cookie already. */
  readonly onSession?: (session: StartedSession) => void;
};

/** The API over HTTP. Everything that goes wrong becomes a value: nothing here rejects. */
export function createTrpcApi({
  url,
  headers = () => ({}),
  fetch: send = fetch,
  onSession,
}: TrpcApiOptions): CartApi {
  const patiently: typeof fetch = (input, init) => {
    const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const signal = init?.signal ? AbortSignal.any([init.signal, patience]) : patience;
    return send(input, { ...init, signal });
  };
  const client = createTRPCClient<AppRouter>({
    links: [httpLink({ url, headers, fetch: patiently as never })],
  });

  return {
    start: () =>
      replyTo(async () => {
        const session = await client.session.start.mutate();
        onSession?.(session);
        return { kind: session.kind, cartId: session.cartId };
      }),
    refresh: () =>
      replyTo(async () => {
        const session = await client.session.refresh.mutate();
        onSession?.(session);
        const { kind, cartId, receipt } = session;
        return { identity: { kind, cartId }, receipt };
      }),
    sync: (request) => replyTo(() => client.cart.sync.mutate(request)),
    variants: (ids) => replyTo(() => variantsByIds(ids)),
    operate: (operation) =>
      replyTo(async () => {
        const { operationId, variantId, quantity } = operation;
        const wish = { operationId, variantId, quantity };
        if (operation.kind === "add") await client.cart.add.mutate(wish);
        else await client.cart.setQuantity.mutate({ ...wish, dots: [...operation.dots] });
        return null;
      }),
  };

  async function variantsByIds(ids: readonly VariantId[]): Promise<readonly Variant[]> {
    const wanted = new Set(ids);
    const { items } = await client.catalog.byIds.query({ variantIds: [...ids] });
    return items.flatMap((product) => variantsOf(product).filter(({ id }) => wanted.has(id)));
  }
}

async function replyTo<T>(call: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** What is no refusal of the API's own counts as not having reached it. */
function problemOf(error: unknown): CallProblem {
  if (!(error instanceof TRPCClientError)) return { kind: "unreachable" };
  const problem = (error as TRPCClientError<AppRouter>).data?.problem;
  return problem === undefined ? { kind: "unreachable" } : callProblem(problem);
}

function callProblem(problem: Problem): CallProblem {
  switch (problem.kind) {
    case "dependency-unavailable":
    case "internal":
    case "too-many-tries":
      return { kind: "unavailable" };
    case "unauthorized":
    case "seal-refused":
    case "malformed-delta":
    case "malformed-have":
    case "delta-too-large":
    case "unknown-wire-version":
    case "cart-closed":
    case "other-cart":
      return problem;
    default:
      return { kind: "refused", why: problem.kind };
  }
}
