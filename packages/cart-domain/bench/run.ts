/** The workload of the cart beside the libraries one would otherwise take, in one process. Prints a table. */
import { cpus } from "node:os";
import type { Contender } from "./contender.ts";
import { automerge } from "./contenders/automerge.ts";
import { collabsCounters } from "./contenders/collabs.ts";
import { dotcart, dotcartOnTheWire } from "./contenders/dotcart.ts";
import { loro } from "./contenders/loro.ts";
import { yjs } from "./contenders/yjs.ts";
import { type Figures, measureOnce } from "./measure.ts";
import { LINES, OPERATIONS, REPLICAS, workload } from "./workload.ts";

const RUNS = 3;
/** Operations that everybody does once before the clock starts, so that nobody is timed while being compiled. */
const WARM_UP = 2000;
/** What the prototype reached. Missing a size fails the bench; a speed is only said, for it depends on the machine. */
const FLOOR = {
  operationsPerSecond: 154_500,
  joinsPerSecond: 294_400,
  stateBytes: 14_860,
  clearedBytes: 101,
  oneAddBytes: 76,
};

const operations = workload(20_261_121);
const rows: (Figures & { name: string; gzip: number })[] = [];

console.log(
  `${OPERATIONS} operations on ${LINES} lines from ${REPLICAS} replicas, median of ${RUNS} runs, by processor time`,
);
console.log(`Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores\n`);
await compete(dotcart);
await compete(dotcartOnTheWire);
await compete(yjs);
await compete(automerge);
await compete(loro);
await compete(collabsCounters);

console.log(table());
const [ours] = rows;
if (ours === undefined) throw new Error("nobody competed");
const { slower, larger } = missesOf(ours);
console.log(slower.length + larger.length === 0 ? "\nEvery figure of the prototype is met or beaten." : "");
if (slower.length > 0) console.log(`Slower than the prototype on this machine: ${slower.join(", ")}`);
if (larger.length > 0) console.log(`Larger than promised: ${larger.join(", ")}`);
if (larger.length > 0) process.exitCode = 1;

async function compete<D, S>(contender: Contender<D, S>): Promise<void> {
  const since = performance.now();
  measureOnce(contender, operations.slice(0, WARM_UP));
  const runs = Array.from({ length: RUNS }, () => measureOnce(contender, operations));
  rows.push({ name: contender.name, ...medianOf(runs), gzip: await contender.gzip() });
  console.error(`${contender.name}: ${((performance.now() - since) / 1000).toFixed(1)} s`);
}

function medianOf(runs: readonly Figures[]): Figures {
  const median = (pick: (run: Figures) => number) =>
    runs.map(pick).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return {
    operationsPerSecond: median((run) => run.operationsPerSecond),
    joinsPerSecond: median((run) => run.joinsPerSecond),
    stateBytes: median((run) => run.stateBytes),
    clearedBytes: median((run) => run.clearedBytes),
    oneAddBytes: median((run) => run.oneAddBytes),
    isConvergent: runs.every((run) => run.isConvergent),
  };
}

function table(): string {
  const rate = (n: number) => (Math.round(n / 100) * 100).toLocaleString("en");
  const bytes = (n: number) => `${n.toLocaleString("en")} B`;
  const kilobytes = (n: number) => `${(n / 1000).toFixed(1)} kB`;
  const lines = rows.map(
    (row) =>
      `| ${row.name} | ${rate(row.operationsPerSecond)} | ${rate(row.joinsPerSecond)} | ${bytes(row.stateBytes)} | ${bytes(row.clearedBytes)} | ${bytes(row.oneAddBytes)} | ${kilobytes(row.gzip)} | ${row.isConvergent ? "yes" : "**no**"} |`,
  );
  return [
    `| | ops/s | delta joins/s | state after ${OPERATIONS.toLocaleString("en")} ops | after clear | one add | gzip | reader agrees |`,
    "|---|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}

function missesOf(ours: Figures): { readonly slower: readonly string[]; readonly larger: readonly string[] } {
  const namesOf = (misses: Record<string, boolean>) =>
    Object.entries(misses).flatMap(([name, isMissed]) => (isMissed ? [name] : []));
  return {
    slower: namesOf({
      "ops/s": ours.operationsPerSecond < FLOOR.operationsPerSecond,
      "delta joins/s": ours.joinsPerSecond < FLOOR.joinsPerSecond,
    }),
    larger: namesOf({
      state: ours.stateBytes > FLOOR.stateBytes,
      "after clear": ours.clearedBytes > FLOOR.clearedBytes,
      "one add": ours.oneAddBytes > FLOOR.oneAddBytes,
    }),
  };
}
