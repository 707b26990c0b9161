import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const beside = fileURLToPath(new URL("./drizzle", import.meta.url));

/** The copy of the migrations that a build keeps beside its bundle; the sources know by themselves where theirs are. */
export const migrationsFolder = existsSync(beside) ? { migrationsFolder: beside } : {};
