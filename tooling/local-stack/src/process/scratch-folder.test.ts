import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeScratchFolder } from "./scratch-folder.ts";

/** A name no other test looks for. */
const purpose = `test${process.pid}`;

test("each call gives a folder of its own, and removing takes all that is in it", () => {
  const [first, second] = [makeScratchFolder(purpose), makeScratchFolder(purpose)];
  writeFileSync(join(first.path, "file"), "x");
  first.remove();
  first.remove();
  expect(existsSync(first.path)).toBe(false);
  expect(existsSync(second.path)).toBe(true);
  second.remove();
});

test("what a program that is gone left behind is removed, and a living one's folder is not", () => {
  const gone = spawnSync("true").pid;
  const [left, living, unnamed] = [`${gone}-x`, `${process.pid}-x`, "x"].map((tail) =>
    join(tmpdir(), `dotcart-${purpose}-${tail}`),
  );
  for (const path of [left, living, unnamed]) {
    mkdirSync(path ?? "");
    onTestFinished(() => rmSync(path ?? "", { recursive: true, force: true }));
  }
  makeScratchFolder(purpose).remove();
  expect([left, living, unnamed].map((path) => existsSync(path ?? ""))).toEqual([false, true, true]);
});
