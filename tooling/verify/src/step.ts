/** One line of the test run. */
export type Step = {
  /** `group` or `group: what`; the group is what a caller may ask for alone. */
  readonly name: string;
  readonly group: Group;
  /** Relative to the repository. */
  readonly cwd: string;
  /** Arguments for this very Node, the program's path first. */
  readonly args: readonly string[];
  /** How to read the number of tests: a JSON report, a closing line, or the exit code alone (one check). */
  readonly counts: "vitest" | "playwright" | "mutants" | "exit";
};

export const groups = [
  "types",
  "lint",
  "layers",
  "size",
  "unit",
  "mutants",
  "redis",
  "postgres",
  "build",
  "browser",
  "commands",
] as const;
export type Group = (typeof groups)[number];

export type Count = { readonly passed: number; readonly failed: number };
