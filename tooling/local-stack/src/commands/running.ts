import { mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../../..");

/** Who holds the data folder: the command's pid and those of everything it started. */
type Record = { readonly pid: number; readonly children: readonly number[]; readonly url: string };

/**
 * Claims the data folder for this process. Throws when another command of ours holds it; ends what a killed one
 * left behind, so that nobody has to hunt for a Postgres without a parent.
 */
export function claimDataFolder(dataDir: string, say: (line: string) => void): void {
  const left = read(dataDir);
  if (left === null) return;
  if (left.pid !== process.pid && isOurs(left.pid))
    throw new Error(`This shop already runs (${left.url}, process ${left.pid}). Stop it with Ctrl-C first.`);
  for (const pid of left.children.filter(isOurs)) {
    say(`Ending process ${pid}, left behind by a command that was killed.`);
    endGroup(pid);
  }
  rmSync(fileOf(dataDir), { force: true });
}

export function noteRunning(dataDir: string, children: readonly number[], url: string): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileOf(dataDir), JSON.stringify({ pid: process.pid, children, url } satisfies Record));
}

/** Lets go of what this process holds. Whoever was refused holds nothing, and leaves the holder's record alone. */
export function release(dataDir: string): void {
  if (read(dataDir)?.pid === process.pid) rmSync(fileOf(dataDir), { force: true });
}

const fileOf = (dataDir: string): string => join(dataDir, "running.json");

function read(dataDir: string): Record | null {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), "utf8")) as Record;
  } catch {
    return null;
  }
}

/**
 * A pid may have gone to a stranger meanwhile: only a process that works inside this checkout is ours. Where the
 * system does not tell (no /proc), nobody is taken for ours, and so nobody is ended.
 */
function isOurs(pid: number): boolean {
  try {
    const folder = readlinkSync(`/proc/${pid}/cwd`);
    return folder === root || folder.startsWith(`${root}/`);
  } catch {
    return false;
  }
}

function endGroup(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, "SIGTERM");
      return;
    } catch {
      // No group of that id: the process itself is next.
    }
  }
}
