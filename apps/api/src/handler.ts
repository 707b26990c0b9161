import { Hono } from "hono/tiny";
import type { Ports } from "./context.ts";
import { answer, answerProblem } from "./http/answer.ts";
import { bodyLimit, bounded } from "./http/body.ts";
import { type Probes, readiness } from "./http/health.ts";
import { requestIdOf } from "./http/request-id.ts";
import { serveTrpc } from "./http/trpc.ts";
import { servePaymentNews } from "./payment/webhook-door.ts";
import { Refusal } from "./problem.ts";
import type { Served } from "./served.ts";

export type Handler = (request: Request) => Response | Promise<Response>;

/** An API as one web-standard fetch handler: the same on Node and at the edge, but for what is served there. */
export function createHandler(ports: Ports, probes: Probes, served: Served): Handler {
  const app = new Hono();

  app.all("/trpc/*", ({ req }) => serveTrpc(req.raw, { ports, served }));

  app.all("/api/auth/*", async ({ req }) => ports.accounts.handle(await bounded(req.raw, bodyLimit)));

  app.post("/api/payments/:provider/webhook", ({ req }) =>
    servePaymentNews(req.raw, req.param("provider"), { ports, onPaymentNews: served.onPaymentNews }),
  );

  /** Streams are held by Node's own server (`node/live`), which takes them before they come here. */
  app.get("/live", ({ req }) => answerProblem({ kind: "not-served-here" }, requestIdOf(req.raw.headers)));

  /** The process runs. Says nothing of what it needs: restarting it would not bring Redis back. */
  app.get("/healthz", ({ req }) => answer(200, { ok: true }, requestIdOf(req.raw.headers)));

  /** The process can serve: whatever it needs answers. */
  app.get("/readyz", async ({ req }) => {
    const ready = await readiness(probes, ports.clock);
    return answer(ready.ok ? 200 : 503, ready, requestIdOf(req.raw.headers));
  });

  app.notFound(({ req }) =>
    answerProblem({ kind: "no-such-path", path: req.path }, requestIdOf(req.raw.headers)),
  );

  app.onError((error, { req }) => {
    const requestId = requestIdOf(req.raw.headers);
    if (error instanceof Refusal) return answerProblem(error.problem, requestId);
    ports.log.error({ requestId, err: error }, "a request failed");
    return answerProblem({ kind: "internal", requestId }, requestId);
  });

  return (request) => app.fetch(request);
}
