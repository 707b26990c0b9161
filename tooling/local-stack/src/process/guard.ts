import { spawnSync } from "node:child_process";
import { findProgram } from "./find-program.ts";

/** A user of the system. */
export type Account = { readonly uid: number; readonly gid: number };

type CommandLine = { readonly program: string; readonly args: readonly string[] };

/** The kernel ends the server when we die without a chance to. Postgres would wait for its clients on SIGTERM. */
const dieWithUs = ["--pdeathsig", "SIGINT"];

/**
 * Lets the server's user pass through folders that are root's alone: a checkout under /root is one. Postgres asks
 * access(2) about its own binary, which heeds the capability only with `no_setuid_fixup`.
 */
const passThrough = [
  "--securebits=+no_setuid_fixup",
  "--inh-caps=+dac_override",
  "--ambient-caps=+dac_override",
];

/** The same command under `setpriv`, where there is one (Linux); running as another user needs it. */
export function guarded(program: string, args: readonly string[], account: Account | undefined): CommandLine {
  const setpriv = process.platform === "linux" ? findProgram(["setpriv"]) : undefined;
  const flags = setpriv === undefined ? undefined : workingFlags(setpriv, account);
  if (setpriv !== undefined && flags !== undefined)
    return { program: setpriv, args: [...flags, "--", program, ...args] };
  if (account === undefined) return { program, args };
  throw new Error("Running Postgres as root needs `setpriv` of util-linux. Install it, or do not be root.");
}

const known = new Map<string, readonly string[] | undefined>();

/** The most that this machine allows: a small setpriv knows fewer flags, a container may withhold a capability. */
function workingFlags(setpriv: string, account: Account | undefined): readonly string[] | undefined {
  const key = account === undefined ? "us" : `${account.uid}:${account.gid}`;
  if (known.has(key)) return known.get(key);
  const become =
    account === undefined ? [] : [`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  const choices =
    account === undefined
      ? [dieWithUs]
      : [[...dieWithUs, ...become, ...passThrough], [...dieWithUs, ...become], become];
  const flags = choices.find((each) => spawnSync(setpriv, [...each, "--", "true"]).status === 0);
  known.set(key, flags);
  return flags;
}
