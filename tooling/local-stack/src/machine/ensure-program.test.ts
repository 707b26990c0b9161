import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ensureProgram, type Program } from "./ensure-program.ts";

/** Stand-ins for every package manager lie first on the PATH; which one is taken depends on who runs the test. */
let folder = "";
let systemPath: string | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dotcart-machine-"));
  systemPath = process.env.PATH;
  process.env.PATH = `${folder}:${systemPath}`;
});

afterEach(() => {
  process.env.PATH = systemPath;
  rmSync(folder, { recursive: true });
});

const package_ = "dotcart-test-package";
const program: Program = {
  names: ["dotcart-test-program"],
  packages: { "apt-get": package_, dnf: package_, apk: package_, brew: package_ },
  advice: () => "Install it with such and such.",
};

function put(name: string, script: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function putManagers(script: string): void {
  for (const name of ["apt-get", "brew"]) put(name, `echo "$0 $*" >> ${folder}/log\n${script}`);
}

describe("a program the machine needs", () => {
  test("is taken from the PATH when it is there, and nothing is installed", async () => {
    put("dotcart-test-program", "exit 0");
    putManagers("exit 1");
    const lines: string[] = [];
    const path = await ensureProgram(program, (line) => lines.push(line));
    expect(path).toBe(join(folder, "dotcart-test-program"));
    expect(lines).toEqual([]);
  });

  test("is installed by the system's package manager, which says so", async () => {
    const made = join(folder, "dotcart-test-program");
    putManagers(`case "$*" in *${package_}*) cp ${folder}/sample ${made};; esac`);
    put("sample", "exit 0");
    const lines: string[] = [];
    expect(await ensureProgram(program, (line) => lines.push(line))).toBe(made);
    expect(lines[0]).toMatch(`Installing ${package_} with `);
    expect(lines.at(-1)).toBe(`Installed ${made}.`);
  });

  test("that cannot be installed gives an error with the advice and the package manager's own words", async () => {
    putManagers("echo no such package >&2; exit 100");
    await expect(ensureProgram(program, () => {})).rejects.toThrow(
      /Install it with such and such\.\nInstalling it was tried: .* failed \(exit 100\)\.\n.*no such package/s,
    );
  });

  test("that an installation did not bring gives an error with the advice", async () => {
    putManagers("exit 0");
    await expect(ensureProgram(program, () => {})).rejects.toThrow(/such and such\.\n.* still not there/s);
  });
});
