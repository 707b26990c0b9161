import { readFileSync } from "node:fs";

/** Processor seconds a process has used so far, all its threads, user and system. Linux only; null elsewhere. */
export function cpuSeconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return null;
  }
}

const TICKS_PER_SECOND = 100;

/** Postgres works in processes of its own for every connection; they last longer than a measurement. */
function cpuSecondsOfAll(pid: number): number | null {
  const own = cpuSeconds(pid);
  return own === null
    ? null
    : childrenOf(pid).reduce((sum, child) => sum + (cpuSecondsOfAll(child) ?? 0), own);
}

function childrenOf(pid: number): readonly number[] {
  try {
    const pids = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ");
    return pids.filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** Which process has which name; a pid in `all` stands for the processes it started too. */
export type Processes = Readonly<Record<string, number | { readonly all: number }>>;

/** Microseconds of processor time each process spent per request while `work` ran. */
export async function cpuPerRequest<T extends { readonly requests: number }>(
  processes: Processes,
  work: () => Promise<T>,
): Promise<T & { readonly cpu: Readonly<Record<string, number | null>> }> {
  const before = measure(processes);
  const result = await work();
  const after = measure(processes);
  const cpu = Object.fromEntries(
    Object.keys(processes).map((name) => {
      const from = before[name];
      const to = after[name];
      const spent = from == null || to == null ? null : ((to - from) * 1e6) / result.requests;
      return [name, spent];
    }),
  );
  return { ...result, cpu };
}

const measure = (processes: Processes): Record<string, number | null> =>
  Object.fromEntries(
    Object.entries(processes).map(([name, process]) => [
      name,
      typeof process === "number" ? cpuSeconds(process) : cpuSecondsOfAll(process.all),
    ]),
  );
