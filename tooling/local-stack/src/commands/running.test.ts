import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { claimDataFolder, noteRunning, release } from "./running.ts";

const folder = mkdtempSync(join(tmpdir(), "dotcart-running-"));
const ownPid = process.pid;

afterEach(() => {
  Object.defineProperty(process, "pid", { value: ownPid });
  rmSync(folder, { recursive: true, force: true });
});

/** What follows is done by another command of this checkout; the one before it still runs. */
const asAnother = (): void => void Object.defineProperty(process, "pid", { value: process.ppid });

test.runIf(process.platform === "linux")(
  "whoever is refused leaves the folder with the command that holds it",
  () => {
    noteRunning(folder, [], "http://127.0.0.1:3000");
    asAnother();
    for (const _ of ["once", "and again"]) {
      expect(() => claimDataFolder(folder, () => {})).toThrow("This shop already runs");
      release(folder);
    }
  },
);

test("whoever has let go of the folder leaves it to the next", () => {
  noteRunning(folder, [], "http://127.0.0.1:3000");
  release(folder);
  asAnother();
  expect(() => claimDataFolder(folder, () => {})).not.toThrow();
});
