import { readFileSync } from "node:fs";
import type { Count, Step } from "./step.ts";

type Finished = { readonly code: number; readonly reportFile: string; readonly tail: readonly string[] };

/** How many checks a step made. A suite that ran nothing counts as one failure: silence is not success. */
export function readCount(how: Step["counts"], finished: Finished): Count {
  const count = readers[how](finished);
  if (count === null || count.passed + count.failed === 0) return { passed: 0, failed: 1 };
  return finished.code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

const readers = {
  exit: ({ code }) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  vitest: ({ reportFile }) => {
    const report = readReport<{ numPassedTests: number; numFailedTests: number }>(reportFile);
    return report && { passed: report.numPassedTests, failed: report.numFailedTests };
  },
  playwright: ({ reportFile }) => {
    const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(reportFile);
    return report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
  },
  mutants: ({ tail }) => {
    const found = tail.join("\n").match(/(\d+) killed, (\d+) survived/);
    return found && { passed: Number(found[1]), failed: Number(found[2]) };
  },
} satisfies Record<Step["counts"], (finished: Finished) => Count | null>;

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}
