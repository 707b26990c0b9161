import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Ends a server that an earlier run left behind on the same folder, so that two never write it at once. A process id
 * is used again by the system: only a process whose command line names `mark` is the server. When the process that
 * started it is still there, somebody uses the folder, and that is an error.
 */
export async function endLeftover(name: string, pidFile: string, mark: string): Promise<void> {
  const pid = readPid(pidFile);
  if (pid === undefined || pid === process.pid) return;
  const found = describeProcess(pid);
  if (found === undefined || !found.command.includes(mark)) return;
  if (/\bnode\b/.test(describeProcess(found.parent)?.command ?? ""))
    throw new Error(
      `${name} already runs on this folder (process ${pid}, started by process ${found.parent}).`,
    );
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (describeProcess(pid) === undefined) return;
    await pause(50);
  }
  process.kill(pid, "SIGKILL");
}

function readPid(pidFile: string): number | undefined {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

function describeProcess(pid: number): { parent: number; command: string } | undefined {
  try {
    if (process.platform === "linux") {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      if (/^State:\s+Z/m.test(status)) return undefined;
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return { parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), command };
    }
    const line = execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" }).trim();
    return { parent: Number.parseInt(line, 10), command: line.replace(/^\d+\s+/, "") };
  } catch {
    return undefined;
  }
}
