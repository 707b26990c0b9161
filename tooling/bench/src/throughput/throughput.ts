import { join } from "node:path";
import pc from "picocolors";
import type { Part } from "../part.ts";
import { openBaseline, openProduct, startSessions } from "../subjects.ts";
import { cpuPerRequest } from "./cpu.ts";
import { type LoadResult, runLoad } from "./load.ts";
import { type Measured, report } from "./report.ts";
import { ADDS_PER_CART, apiAdds, apiGets, baselineAdds, baselineGets } from "./requests.ts";

const SECONDS = 8;
const WARM_UP_SECONDS = 3;
const ROUNDS = 3;

/** Adds and gets per second, ours and the yardstick's in turn. */
export const throughput: Part = async (root, say) => {
  const product = await openProduct(root, say);
  const baseline = await openBaseline(product.redisUrl, join(import.meta.dirname, "baseline.ts"));
  try {
    const measured: Measured[] = [];
    for (const connections of [1, 32])
      for (const what of ["add", "get"] as const) {
        const rounds: Measured[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const sessions = await startSessions(
            product.port,
            what === "get" ? connections : sessionsNeeded(connections),
          );
          if (what === "get") await fill(product.port, sessions.slice(0, connections), product.variantIds);
          const ours = { host: "127.0.0.1", port: product.port, connections };
          const theirs = { host: "127.0.0.1", port: baseline.port, connections };
          const adds = apiAdds(sessions, connections, product.variantIds);
          const next = what === "add" ? adds : apiGets(sessions);
          const nextBase = what === "add" ? baselineAdds(connections, product.variantIds) : baselineGets;
          if (round === 0) {
            const warmSessions = await startSessions(product.port, sessionsNeeded(connections));
            const warm = what === "add" ? apiAdds(warmSessions, connections, product.variantIds) : next;
            await runLoad({ ...ours, seconds: WARM_UP_SECONDS, next: warm });
            await runLoad({ ...theirs, seconds: WARM_UP_SECONDS, next: nextBase });
          }
          const api = await cpuPerRequest(product.processes, () =>
            runLoad({ ...ours, seconds: SECONDS, next }),
          );
          const base = await cpuPerRequest(baseline.processes, () =>
            runLoad({ ...theirs, seconds: SECONDS, next: nextBase }),
          );
          rounds.push({ what, connections, api, base });
          say(`${what} at ${connections}: ${line(api)} beside ${line(base)}, ${percent(api, base)}`);
        }
        rounds.sort((a, b) => a.api.perSecond / a.base.perSecond - b.api.perSecond / b.base.perSecond);
        measured.push(rounds[Math.floor(ROUNDS / 2)] as Measured);
      }
    return report(measured, { seconds: SECONDS, rounds: ROUNDS, addsPerCart: ADDS_PER_CART });
  } finally {
    await baseline.stop();
    await product.stop();
  }
};

/** Enough carts for the fastest run we hope for. */
const sessionsNeeded = (connections: number): number =>
  Math.ceil((12_000 * SECONDS) / ADDS_PER_CART / connections) * connections;

/** Five lines in every cart that will be read. */
async function fill(
  port: number,
  sessions: readonly { token: string }[],
  variantIds: readonly string[],
): Promise<void> {
  for (const { token } of sessions)
    for (const variantId of variantIds) {
      const response = await fetch(`http://127.0.0.1:${port}/trpc/cart.add`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ operationId: crypto.randomUUID(), variantId, quantity: 1 }),
      });
      if (!response.ok) throw new Error(`Filling a cart failed: ${await response.text()}`);
    }
}

const line = (result: LoadResult): string =>
  `${Math.round(result.perSecond)}/s, p50 ${result.p50Ms.toFixed(2)} ms, p99 ${result.p99Ms.toFixed(2)} ms${result.errors > 0 ? pc.red(`, ${result.errors} errors: ${result.firstError}`) : ""}`;

const percent = (api: LoadResult, base: LoadResult): string =>
  `${Math.round((100 * api.perSecond) / base.perSecond)} %`;
