import { readFileSync, statSync } from "node:fs";
import type { Account } from "../process/guard.ts";

/**
 * Postgres refuses to run as root. Then it runs as the system's `postgres` user, else as `nobody`: one that is there
 * already, so nothing is added to the system. A cluster that exists keeps the user it belongs to.
 */
export function postgresAccount(dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = findAccount("postgres") ?? findAccount("nobody");
  if (account === undefined)
    throw new Error("Postgres does not run as root, and there is neither a user `postgres` nor `nobody`.");
  return account;
}

function findAccount(name: string): Account | undefined {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [user, , uid, gid] = line.split(":");
    if (user === name) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}
