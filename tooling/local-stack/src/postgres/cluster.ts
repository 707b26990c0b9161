import { chownSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Account } from "../process/guard.ts";
import { startServerProcess } from "../process/server-process.ts";
import type { PostgresBinaries } from "./binaries.ts";

export type Cluster = {
  readonly dir: string;
  readonly binaries: PostgresBinaries;
  readonly account: Account | undefined;
};

export const superuser = "dotcart";

/** Whether the folder holds a cluster that was made to its end. */
export function isCluster(dir: string): boolean {
  return existsSync(join(dir, "PG_VERSION")) && existsSync(join(dir, "global", "pg_control"));
}

/**
 * Makes an empty cluster: UTF-8, sorted by code point on every system alike, open to whoever can reach 127.0.0.1.
 * What an interrupted first start left behind is made anew.
 */
export async function makeCluster({ dir, binaries, account }: Cluster): Promise<void> {
  if (existsSync(dir)) {
    if (!isUnfinished(dir)) throw new Error(`${dir} is not empty and holds no Postgres data.`);
    rmSync(dir, { recursive: true });
  }
  mkdirSync(dirname(dir), { recursive: true });
  mkdirSync(dir, { mode: 0o700 });
  if (account !== undefined) chownSync(dir, account.uid, account.gid);
  const initdb = startServerProcess({
    name: "initdb",
    program: binaries.initdb,
    args: [
      `--pgdata=${dir}`,
      `--username=${superuser}`,
      "--auth=trust",
      "--encoding=UTF8",
      `--locale=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--lc-messages=C",
      "--no-sync",
      "--no-instructions",
    ],
    ...(account === undefined ? {} : { account }),
  });
  await initdb.ended;
  if (!isCluster(dir))
    throw new Error(`Postgres could not make its data folder ${dir}.\n${initdb.lastLines()}`);
}

/** Whether the folder is empty, or holds a cluster that was never made to its end. */
function isUnfinished(dir: string): boolean {
  const names = readdirSync(dir);
  return names.length === 0 || names.includes("PG_VERSION");
}
