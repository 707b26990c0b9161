import type { Part, Say } from "../part.ts";
import { openProduct } from "../subjects.ts";
import { cpuPerRequest } from "../throughput/cpu.ts";
import { type LoadResult, runLoad } from "../throughput/load.ts";
import { carts } from "./carts.ts";
import { type Measured, report } from "./report.ts";
import { reviewAndPlace } from "./review-and-place.ts";
import { stockUp } from "./stock-up.ts";

const SECONDS = 8;
const WARM_UP_SECONDS = 3;
const ROUNDS = 3;
const CONNECTIONS = 32;
/** Carts are made ready before the clock starts: for the warm-up as many as this, then for twice as many as it took. */
const CARTS_TO_BEGIN_WITH = 3000;
const admin = { email: "admin@dotcart.test", password: crypto.randomUUID() };

/** Whole checkouts per second: review, then place with the test provider, each by a guest with a cart of his own. */
export const checkout: Part = async (root, say) => {
  const product = await openProduct(root, say, {
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    RESERVATION_SECONDS: "0",
  });
  try {
    const { port, processes } = product;
    const { hot, spread } = await stockUp(port, admin);
    const measured: Measured[] = [];
    for (const [what, variantIds] of [
      ["hot", [hot]],
      ["spread", spread],
    ] as const) {
      const ready = async (howMany: number, seconds: number) => {
        const shoppers = await carts(port, howMany, variantIds);
        const { next, isCounted } = reviewAndPlace(shoppers, CONNECTIONS);
        return () => runLoad({ host: "127.0.0.1", port, connections: CONNECTIONS, seconds, next, isCounted });
      };
      let perSecond = (await (await ready(CARTS_TO_BEGIN_WITH, WARM_UP_SECONDS))()).perSecond;
      const rounds: Measured[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const run = await ready(Math.ceil(2 * perSecond * SECONDS) + 2 * CONNECTIONS, SECONDS);
        const load = await cpuPerRequest(processes, run);
        perSecond = Math.max(perSecond, load.perSecond);
        rounds.push({ what, load });
        tell(say, what, load);
      }
      rounds.sort((a, b) => a.load.perSecond - b.load.perSecond);
      measured.push(rounds[Math.floor(ROUNDS / 2)] as Measured);
    }
    return report(measured, {
      seconds: SECONDS,
      rounds: ROUNDS,
      connections: CONNECTIONS,
      spread: spread.length,
    });
  } finally {
    await product.stop();
  }
};

const tell = (say: Say, what: string, { perSecond, p50Ms, p99Ms, errors, firstError }: LoadResult): void =>
  say(
    `${what}: ${Math.round(perSecond)} checkouts/s, place p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms${errors > 0 ? `, ${errors} errors: ${firstError}` : ""}`,
  );
