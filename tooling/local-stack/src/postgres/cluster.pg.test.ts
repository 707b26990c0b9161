import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { postgresAccount } from "./account.ts";
import { findPostgresBinaries } from "./binaries.ts";
import { isCluster, makeCluster } from "./cluster.ts";

test("the binaries run from a folder that only its owner may enter, as a checkout under /root is", async () => {
  const locked = mkdtempSync(join(tmpdir(), "dotcart-test-locked-"));
  onTestFinished(() => rmSync(locked, { recursive: true, force: true }));
  const { initdb, postgres } = await findPostgresBinaries();
  cpSync(dirname(dirname(postgres)), join(locked, "native"), { recursive: true, verbatimSymlinks: true });
  const copied = (path: string): string => join(locked, "native", "bin", basename(path));
  const dir = join(locked, "data");
  const binaries = { initdb: copied(initdb), postgres: copied(postgres) };
  await makeCluster({ dir, binaries, account: postgresAccount(dir) });
  expect(isCluster(dir)).toBe(true);
});
