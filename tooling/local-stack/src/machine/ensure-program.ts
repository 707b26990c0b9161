import { findProgram } from "../process/find-program.ts";
import { findManager, installPackage, type PackageNames } from "./package-manager.ts";

export type Program = {
  /** Its executables, the first found wins. */
  readonly names: readonly string[];
  readonly packages: PackageNames;
  /** What to tell somebody whose machine lacks it. */
  readonly advice: () => string;
};

/**
 * The path of the program: found on the PATH, else installed by the system's package manager where that needs no
 * questions (root with apt-get, dnf or apk; brew). Otherwise the error says exactly what to install.
 */
export async function ensureProgram(program: Program, say: (line: string) => void): Promise<string> {
  const found = findProgram(program.names);
  if (found !== undefined) return found;
  const manager = findManager();
  if (manager === undefined) throw new Error(program.advice());
  try {
    await installPackage(manager, program.packages, say);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${program.advice()}\nInstalling it was tried: ${reason}`, { cause });
  }
  const installed = findProgram(program.names);
  if (installed === undefined)
    throw new Error(`${program.advice()}\n${manager.program} ran, but the program is still not there.`);
  say(`Installed ${installed}.`);
  return installed;
}
