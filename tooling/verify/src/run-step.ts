import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { readCount } from "./count.ts";
import type { Count, Step } from "./step.ts";

export type Outcome = {
  readonly step: Step;
  readonly count: Count;
  readonly isOk: boolean;
  readonly seconds: number;
  readonly logFile: string;
  /** The last lines printed, for a failure. */
  readonly tail: readonly string[];
};

const TAIL_LINES = 120;

/** Runs one step to its end. Its whole output goes to a log; `onLine` hears each line meanwhile. */
export async function runStep(root: string, step: Step, onLine: (line: string) => void): Promise<Outcome> {
  const reports = join(root, ".dotcart/reports");
  mkdirSync(reports, { recursive: true });
  const slug = step.name.replace(/[^a-z0-9]+/g, "-");
  const reportFile = join(reports, `${slug}.json`);
  const logFile = join(reports, `${slug}.log`);
  rmSync(reportFile, { force: true });
  const started = performance.now();
  const tail: string[] = [];
  const log = createWriteStream(logFile);
  const child = spawn(process.execPath, [...step.args, ...reporterArgs(step, reportFile)], {
    cwd: join(root, step.cwd),
    env: {
      ...process.env,
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
      NEXT_TELEMETRY_DISABLED: "1",
      TURBO_TELEMETRY_DISABLED: "1",
      PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      log.write(`${line}\n`);
      if (tail.push(line) > TAIL_LINES) tail.shift();
      onLine(line);
    });
  const code = await new Promise<number>((settle, fail) => {
    child.once("error", fail);
    child.once("close", (exit) => settle(exit ?? 1));
  });
  log.end();
  const count = readCount(step.counts, { code, reportFile, tail });
  return {
    step,
    count,
    isOk: code === 0 && count.failed === 0 && count.passed > 0,
    seconds: (performance.now() - started) / 1000,
    logFile,
    tail,
  };
}

function reporterArgs(step: Step, reportFile: string): readonly string[] {
  if (step.counts === "vitest")
    return ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  if (step.counts === "playwright") return ["--reporter=list,json"];
  return [];
}
