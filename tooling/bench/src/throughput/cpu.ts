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

export type Processes = Readonly<Record<string, number>>;

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
  Object.fromEntries(Object.entries(processes).map(([name, pid]) => [name, cpuSeconds(pid)]));
