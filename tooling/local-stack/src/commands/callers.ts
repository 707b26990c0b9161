import { readFileSync } from "node:fs";

/**
 * The package managers this command was called through, nearest first: npx → pnpm → us. A signal that ends one of
 * them does not always reach us, so whoever must not outlive them watches them.
 */
export function callers(): readonly number[] {
  const found = [process.ppid];
  let pid = process.ppid;
  for (let level = 0; level < 12 && pid > 1; level++) {
    const parent = parentOf(pid);
    if (parent === null) break;
    pid = parent;
    if (isPackageManager(pid)) found.push(pid);
  }
  return found;
}

/** Whether every one of them still runs. */
export function areAlive(pids: readonly number[]): boolean {
  return (
    process.ppid === pids[0] && pids.every((pid) => parentOf(pid) !== null || process.platform !== "linux")
  );
}

function parentOf(pid: number): number | null {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "";
    const [state, parent] = afterName.split(" ");
    return state === "Z" ? null : Number(parent);
  } catch {
    return null;
  }
}

/** npm names its process "npm exec …"; pnpm runs as `node …/pnpm …`. A shell that only mentions them is none. */
function isPackageManager(pid: number): boolean {
  try {
    const [program = "", ...rest] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return (
      /^(npm|npx) /.test(program) ||
      (/\/pnpm(\.c?js)?$/.test(rest[0] ?? "") && /node|sh$/.test(program)) ||
      /\/pnpm /.test(program)
    );
  } catch {
    return false;
  }
}
