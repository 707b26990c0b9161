import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CartId, Product, SyncRequest, Variant } from "@dotcart/cart-domain";
import { CartId as CartIdSchema } from "@dotcart/cart-domain";
import { createMemoryCartStore, createSealer, createSync } from "@dotcart/cart-store";
import { initTRPC, TRPCError } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import * as z from "zod";
import type { CallProblem } from "../../src/core/ports.ts";
import { LIFE_SECONDS } from "./shop.ts";

class Refused extends TRPCError {
  readonly problem: CallProblem;
  constructor(problem: CallProblem) {
    super({ code: "BAD_REQUEST", message: problem.kind });
    this.problem = problem;
  }
}

export type HttpShop = Awaited<ReturnType<typeof openHttpShop>>;

/** The server's real half behind real HTTP on this machine: bearer tokens, errors in the API's shape, and a live stream. */
export async function openHttpShop(variants: readonly Variant[]) {
  const store = createMemoryCartStore({ ttlSeconds: LIFE_SECONDS });
  const sync = createSync({
    carts: store,
    sealer: createSealer({ secrets: ["a secret of the shop in the tests"] }),
    knownVariants: async (ids) => new Set(ids),
    ttlMilliseconds: LIFE_SECONDS * 1000,
    now: Date.now,
  });
  const tokens = new Map<string, { cartId: CartId; endsAt: number }>();
  const streams = new Map<CartId, Set<ServerResponse>>();
  const seen = { syncs: 0, refreshes: 0 };
  let issued = 0;

  const t = initTRPC.context<{ token: string | null }>().create({
    isDev: false,
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      data: { ...shape.data, problem: error instanceof Refused ? error.problem : { kind: "internal" } },
    }),
  });

  function issue(cartId: CartId) {
    const token = `token-${++issued}`;
    tokens.set(token, { cartId, endsAt: Date.now() + LIFE_SECONDS * 1000 });
    return { kind: "guest" as const, token, cartId, expiresAt: Date.now() + LIFE_SECONDS * 1000 };
  }
  function sessionOf(token: string | null) {
    const found = token === null ? undefined : tokens.get(token);
    if (found === undefined) throw new Refused({ kind: "unauthorized", reason: "missing" });
    return found;
  }

  const router = t.router({
    session: t.router({
      start: t.procedure.mutation(() =>
        issue(CartIdSchema.parse(`http${String(++issued).padStart(18, "0")}`)),
      ),
      refresh: t.procedure.mutation(({ ctx }) => {
        seen.refreshes += 1;
        const { cartId } = sessionOf(ctx.token);
        return { ...issue(cartId), receipt: null };
      }),
    }),
    cart: t.router({
      sync: t.procedure.input(z.custom<SyncRequest>()).mutation(async ({ ctx, input }) => {
        seen.syncs += 1;
        const { cartId, endsAt } = sessionOf(ctx.token);
        if (endsAt <= Date.now()) throw new Refused({ kind: "unauthorized", reason: "expired" });
        const before = (await store.read(cartId))?.version ?? 0;
        const reply = await sync({ cartId, subject: `guest:${cartId}` }, input);
        if (!reply.ok) throw new Refused(reply.problem);
        if (reply.value.version !== before)
          for (const stream of streams.get(cartId) ?? [])
            stream.write(`event: version\ndata: ${reply.value.version}\n\n`);
        return reply.value;
      }),
    }),
    catalog: t.router({
      byIds: t.procedure.input(z.object({ variantIds: z.array(z.string()) })).query(({ input }) => ({
        items: variants.filter(({ id }) => input.variantIds.includes(id)).map(productOf),
      })),
    }),
  });

  const bearerOf = (header: string | undefined): string | null => header?.replace(/^Bearer /, "") ?? null;
  const trpc = createHTTPHandler({
    router,
    basePath: "/trpc/",
    createContext: ({ req }) => ({ token: bearerOf(req.headers.authorization) }),
  });
  const server = createServer((request, response) => {
    if (request.url !== "/live") return void trpc(request, response);
    const session = tokens.get(bearerOf(request.headers.authorization) ?? "");
    if (session === undefined) return void response.writeHead(401).end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": \n\nevent: version\ndata: 0\n\n");
    const mine = streams.get(session.cartId) ?? new Set();
    streams.set(session.cartId, mine.add(response));
    request.on("close", () => mine.delete(response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    seen,
    streams,
    /** The token of this session is out of date from now on. */
    expire(token: string) {
      const found = tokens.get(token);
      if (found !== undefined) tokens.set(token, { ...found, endsAt: 0 });
    },
    /** Cuts every stream, without a word. */
    cut() {
      for (const set of streams.values()) for (const stream of set) stream.destroy();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const productOf = ({ product, ...variant }: Variant): Product => ({
  ...product,
  description: "",
  images: [],
  category: { slug: "all", name: "All" },
  variants: [variant],
});
