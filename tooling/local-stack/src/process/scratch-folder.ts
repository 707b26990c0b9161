import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type ScratchFolder = {
  readonly path: string;
  /** Removes the folder with all that is in it; what resists is left to the next run. */
  remove(): void;
};

/**
 * A folder of its own under the system's temporary one. Its name carries our process id: what a run that was killed
 * left behind is removed by the next. Other users may pass through it, not look around.
 */
export function makeScratchFolder(purpose: string): ScratchFolder {
  const prefix = `dotcart-${purpose}-`;
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (!Number.isNaN(owner) && !isAlive(owner)) removeFolder(join(tmpdir(), name));
  }
  const path = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(path, 0o711);
  return { path, remove: () => removeFolder(path) };
}

function removeFolder(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Another user's, or somebody still writes into it.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
