import pc from "picocolors";
import type { Outcome } from "./run-step.ts";

export type Progress = { onLine(line: string): void; done(outcome: Outcome): void };

const HEARTBEAT_SECONDS = 15;

/** On a terminal one line that changes; in a log a line at the start, a sign of life now and then, a line at the end. */
export function showProgress(name: string, position: string): Progress {
  const isTerminal = process.stdout.isTTY === true;
  const started = Date.now();
  let latest = "";
  const seconds = (): string => `${Math.round((Date.now() - started) / 1000)} s`;
  const draw = (): void => {
    const text = `  ${position} ${name} ${seconds()}  ${latest}`;
    process.stdout.write(`\r\u001b[2K${pc.dim(text.slice(0, (process.stdout.columns ?? 100) - 1))}`);
  };
  if (!isTerminal) console.log(`  ${position} ${name} …`);
  const timer = setInterval(
    () => (isTerminal ? draw() : console.log(`      still ${name}, ${seconds()}  ${latest.slice(0, 90)}`)),
    isTerminal ? 200 : HEARTBEAT_SECONDS * 1000,
  );
  return {
    onLine(line) {
      if (line.trim() !== "") latest = line.trim();
    },
    done({ isOk, count, logFile, tail, seconds: took }) {
      clearInterval(timer);
      if (isTerminal) process.stdout.write("\r\u001b[2K");
      const mark = isOk ? pc.green("✓") : pc.red("✗");
      console.log(
        `${mark} ${name}  ${count.passed} passed${count.failed > 0 ? `, ${count.failed} failed` : ""}  ${took.toFixed(1)} s`,
      );
      if (!isOk) console.log(`\n${tail.join("\n")}\n\nThe whole log: ${logFile}\n`);
    },
  };
}
