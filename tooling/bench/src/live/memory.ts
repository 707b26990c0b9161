import { readFileSync } from "node:fs";

/** Bytes of memory a process holds (Linux's VmRSS). */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (kilobytes === undefined) throw new Error(`Process ${pid} does not say what memory it holds.`);
  return Number(kilobytes) * 1024;
}

/** The least a process holds while one looks for some seconds: what is left when its garbage has been collected. */
export async function settledBytes(pid: number, seconds: number): Promise<number> {
  let least = residentBytes(pid);
  for (let i = 0; i < seconds * 4; i++) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    least = Math.min(least, residentBytes(pid));
  }
  return least;
}
