import { parentPort, workerData } from "node:worker_threads";
import { reportOf } from "./report.ts";
import { simulate } from "./simulate.ts";
import { scheduleOf } from "./world/step.ts";

/** Every so-manieth schedule of a run: `number`, `number + parts`, … below `schedules`, each named by `name` and its number. */
export type Part = {
  readonly name: string;
  readonly number: number;
  readonly parts: number;
  readonly schedules: number;
};

export type Count = {
  readonly schedules: number;
  readonly operations: number;
  /** In how many something was lost with its last copy. */
  readonly withLosses: number;
  readonly beyond: number;
};

/** What a part comes to; a failure ends it and is told whole. */
export type Told = { readonly count: Count } | { readonly failure: string };

/** Runs in a thread of its own: see `run-parts.ts`. */
async function run({ name, number, parts, schedules }: Part): Promise<Told> {
  const count = { schedules: 0, operations: 0, withLosses: 0, beyond: 0 };
  for (let next = number; next < schedules; next += parts) {
    const seed = `${name}${next}`;
    const outcome = await simulate(scheduleOf(seed));
    if (!outcome.ok) return { failure: await reportOf(seed) };
    count.schedules += 1;
    count.operations += outcome.operations;
    if (outcome.lost > 0) count.withLosses += 1;
    if (outcome.isBeyond) count.beyond += 1;
  }
  return { count };
}

parentPort?.postMessage(await run(workerData as Part));
