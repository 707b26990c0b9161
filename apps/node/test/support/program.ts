import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** The node as a real process. */
export type Program = {
  readonly write: (...lines: readonly string[]) => void;
  /** Ends its input; gives its exit code once it has ended by itself. */
  readonly end: () => Promise<number | null>;
  /** kill -9. */
  readonly kill: () => Promise<void>;
  readonly stderr: () => string;
};

const appFolder = resolve(import.meta.dirname, "../..");

export function startProgram(onLine: (line: string) => void): Program {
  const child = spawn(process.execPath, ["src/main.ts"], { cwd: appFolder, stdio: "pipe" });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // Writing to one that was just killed is part of the test.
  child.stdin.on("error", () => {});
  createInterface({ input: child.stdout }).on("line", onLine);
  const closed = once(child, "close");
  return {
    write: (...lines) => {
      if (child.stdin.writable) child.stdin.write(lines.map((line) => `${line}\n`).join(""));
    },
    end: async () => {
      child.stdin.end();
      await closed;
      return child.exitCode;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
    stderr: () => stderr,
  };
}
