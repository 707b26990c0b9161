import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mutant } from "./mutant.ts";

const home = new URL("..", import.meta.url).pathname;

export type Verdict =
  | { readonly kind: "killed"; readonly by: string }
  | { readonly kind: "survived" }
  | { readonly kind: "broken"; readonly why: string };

/** A copy of the package in which sources may be spoilt without anybody noticing. */
export function openWorkbench() {
  const root = mkdtempSync(join(tmpdir(), "cart-domain-mutants-"));
  for (const name of ["src", "test", "scripts", "SPEC.md", "package.json", "vitest.config.ts"])
    cpSync(join(home, name), join(root, name), { recursive: true });
  symlinkSync(join(home, "node_modules"), join(root, "node_modules"));
  return {
    /** Spoils one file, runs the tests of the mutant's rule, and puts the file back. */
    async try({ file, changes, rule }: Mutant): Promise<Verdict> {
      const path = join(root, "src", file);
      const original = readFileSync(path, "utf8");
      const missing = changes.find(([find]) => original.split(find).length !== 2);
      if (missing !== undefined)
        return { kind: "broken", why: `src/${file} does not hold once: ${missing[0]}` };
      const spoilt = changes.reduce((text, [find, replace]) => text.replace(find, () => replace), original);
      writeFileSync(path, spoilt);
      const verdict = await testRule(root, rule);
      writeFileSync(path, original);
      return verdict;
    },
    /** Whether the rule holds while nothing is spoilt; a test that fails anyway would kill everything. */
    holds: async (rule: string): Promise<boolean> => (await testRule(root, rule)).kind === "survived",
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

export type Workbench = ReturnType<typeof openWorkbench>;

/** Runs the tests that carry a rule in their names (or several rules, joined by |). */
function testRule(root: string, rule: string): Promise<Verdict> {
  const name = new RegExp(`\\[(${rule})\\]`);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (path) => /^(src|test)\/.*\.test\.ts$/.test(path) && name.test(readFileSync(join(root, path), "utf8")),
  );
  const report = join(root, "report.json");
  rmSync(report, { force: true });
  const args = [
    "run",
    "--root",
    root,
    "--reporter=json",
    `--outputFile=${report}`,
    "--bail=1",
    "-t",
    name.source,
  ];
  return new Promise((done) => {
    const vitest = join(home, "node_modules/vitest/vitest.mjs");
    execFile(process.execPath, [vitest, ...args, ...files], { timeout: 60_000 }, (_, stdout, stderr) =>
      done(
        existsSync(report)
          ? verdictOf(readFileSync(report, "utf8"))
          : { kind: "broken", why: stderr || stdout },
      ),
    );
  });
}

function verdictOf(text: string): Verdict {
  const report: unknown = JSON.parse(text);
  if (!isReport(report)) return { kind: "broken", why: "the tests wrote another report than expected" };
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failed = tests.find((test) => test.status === "failed");
  if (failed !== undefined) return { kind: "killed", by: failed.title };
  if (tests.some((test) => test.status === "passed")) return { kind: "survived" };
  return { kind: "broken", why: report.testResults[0]?.message ?? "no test ran" };
}

type Report = {
  readonly testResults: readonly {
    readonly message?: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
};

const isReport = (value: unknown): value is Report =>
  typeof value === "object" && value !== null && "testResults" in value && Array.isArray(value.testResults);
