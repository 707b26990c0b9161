import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where Linux keeps servers that an ordinary PATH may leave out. */
const systemFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"];

/** The path of the first of `names` that is an executable file on the PATH, or undefined. */
export function findProgram(names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...systemFolders];
  for (const name of names)
    for (const folder of folders)
      if (folder !== "" && isExecutable(join(folder, name))) return join(folder, name);
  return undefined;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
