import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Count, Part, Told } from "./part.ts";

/**
 * Runs so many schedules on the processor's cores, as plain Node runs them: a test runner's instruments would cost as much
 * again. Rejects with the report of the first that fails.
 */
export async function runParts({ name, schedules }: Pick<Part, "name" | "schedules">): Promise<Count> {
  const parts = Math.min(availableParallelism(), 8);
  const workers = Array.from({ length: parts }, (_, number) => started({ name, number, parts, schedules }));
  try {
    return (await Promise.all(workers.map(({ count }) => count))).reduce(sum);
  } finally {
    for (const { stop } of workers) stop();
  }
}

function started(part: Part): { readonly count: Promise<Count>; stop(): void } {
  const worker = new Worker(new URL("part.ts", import.meta.url), { workerData: part });
  const count = new Promise<Count>((resolve, reject) => {
    worker.once("message", (told: Told) =>
      "count" in told ? resolve(told.count) : reject(new Error(told.failure)),
    );
    worker.once("error", reject);
  });
  return { count, stop: () => void worker.terminate() };
}

const sum = (a: Count, b: Count): Count => ({
  schedules: a.schedules + b.schedules,
  operations: a.operations + b.operations,
  withLosses: a.withLosses + b.withLosses,
  beyond: a.beyond + b.beyond,
});
