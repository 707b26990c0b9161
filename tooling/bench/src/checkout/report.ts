import { connections } from "../subjects.ts";
import type { WithCpu } from "../throughput/report.ts";

export type Measured = { readonly what: "hot" | "spread"; readonly load: WithCpu };
export type Circumstances = {
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
  readonly spread: number;
};

const target = 300;
const names = { hot: "everybody the same variant", spread: "spread over the shop" } as const;

/** The chapter: figures, the target met or missed, and where the processors' time went. */
export function report(measured: readonly Measured[], at: Circumstances): string {
  const processes = [...new Set(measured.flatMap(({ load }) => Object.keys(load.cpu)))];
  return `## Checkouts per second

${at.rounds} rounds of ${at.seconds} s at ${at.connections} connections; the median round is shown. A checkout is \`checkout.review\` and \`checkout.place\` by a guest with a cart of his own: the cart
from Redis, prices and stock from Postgres, one transaction for order, stock, dots and key, authorise and capture at the test provider (a ledger in the same Postgres, with commits of its own), the cart without what was
bought. Postgres waits for the disk (\`fsync\`, \`full_page_writes\`, autovacuum as it comes) and is asked over ${connections} connections. *Spread* goes over ${at.spread} products. Percentiles are of \`checkout.place\`. Postgres, Redis, the endpoint, the API and the load share the machine.

| | checkouts/s | place p50 ms | p99 ms | errors | target | |
|---|---:|---:|---:|---:|---:|---|
${measured
  .map(
    ({ what, load }) =>
      `| ${names[what]} | ${Math.round(load.perSecond)} | ${load.p50Ms.toFixed(1)} | ${load.p99Ms.toFixed(1)} | ${load.errors} | ≥ ${target}/s | ${load.perSecond >= target ? "met" : "**missed**"} |`,
  )
  .join("\n")}

Processor microseconds per checkout, by process:

| | ${processes.join(" | ")} |
|---|${processes.map(() => "---:").join("|")}|
${measured.map(({ what, load }) => `| ${names[what]} | ${processes.map((name) => micros(load.cpu[name])).join(" | ")} |`).join("\n")}
`;
}

const micros = (value: number | null | undefined): string => (value == null ? "" : String(Math.round(value)));
