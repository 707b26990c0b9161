import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { findProgram } from "../process/find-program.ts";

/** What to install with each system's package manager; several names are parted by spaces. */
export type PackageNames = Readonly<Record<ManagerName, string>>;
type ManagerName = "apt-get" | "dnf" | "apk" | "brew";

type Manager = {
  readonly program: ManagerName;
  readonly needsRoot: boolean;
  readonly prepare: readonly string[] | undefined;
  readonly install: readonly string[];
};

const managers: readonly Manager[] = [
  {
    program: "apt-get",
    needsRoot: true,
    prepare: ["update", "-qq"],
    install: ["install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"],
  },
  { program: "dnf", needsRoot: true, prepare: undefined, install: ["install", "-y", "-q"] },
  { program: "apk", needsRoot: true, prepare: undefined, install: ["add", "--no-progress"] },
  { program: "brew", needsRoot: false, prepare: undefined, install: ["install"] },
];

/** The package manager that may install here without asking anybody, or undefined. */
export function findManager(): Manager | undefined {
  const isRoot = process.getuid?.() === 0;
  return managers.find((each) => each.needsRoot === isRoot && findProgram([each.program]) !== undefined);
}

/** Installs the package and starts no service of it. Rejects with the package manager's last words. */
export async function installPackage(
  manager: Manager,
  packages: PackageNames,
  say: (line: string) => void,
): Promise<void> {
  const names = packages[manager.program];
  say(`Installing ${names} with ${manager.program}.`);
  const allowServices = manager.program === "apt-get" ? forbidServices() : () => {};
  try {
    // One broken source among many fails the update; what is to be installed may well come from another.
    if (manager.prepare !== undefined) await run(manager.program, manager.prepare, say).catch(() => {});
    await run(manager.program, [...manager.install, ...names.split(" ")], say);
  } finally {
    allowServices();
  }
}

/** Debian starts a server as soon as it is installed, unless this file says no. One that is there already stays. */
function forbidServices(): () => void {
  const file = "/usr/sbin/policy-rc.d";
  try {
    writeFileSync(file, "#!/bin/sh\nexit 101\n", { mode: 0o755, flag: "wx" });
  } catch {
    return () => {};
  }
  return () => rmSync(file, { force: true });
}

function run(program: string, args: readonly string[], say: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", HOMEBREW_NO_AUTO_UPDATE: "1" },
    });
    const lines: string[] = [];
    const began = Date.now();
    const stillAtIt = setInterval(
      () =>
        say(
          `Still at it: ${program} ${args[0]} (${Math.round((Date.now() - began) / 1000)} s). ${lines.at(-1) ?? ""}`,
        ),
      5_000,
    );
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        lines.push(...text.split("\n").filter((line) => line.trim() !== ""));
        lines.splice(0, lines.length - 20);
      });
    child.once("error", (error) => {
      clearInterval(stillAtIt);
      reject(error);
    });
    child.once("close", (code) => {
      clearInterval(stillAtIt);
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(" ")} failed (exit ${code}).\n${lines.join("\n")}`));
    });
  });
}
