import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";

export type ChildOptions = {
  readonly name: string;
  /** Arguments for this very Node, the program's path first. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Called with each line the program prints; the log file has them all anyway. */
  readonly onLine?: (line: string) => void;
};

export type Child = {
  readonly name: string;
  readonly pid: number;
  /** Settles when the program has ended, whoever ended it. */
  readonly ended: Promise<number>;
  readonly hasEnded: () => boolean;
  /** The last lines it printed, for a message that says what went wrong. */
  readonly tail: () => readonly string[];
  /** SIGTERM to the program and all it started; SIGKILL after ten seconds. Resolves when it is gone. */
  stop(): Promise<void>;
};

/** Starts a Node program in a process group of its own, so that a Ctrl-C reaches us first and we end things in order. */
export function startChild(options: ChildOptions): Child {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = createWriteStream(options.logFile, { flags: "a" });
  const child = spawn(process.execPath, options.args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${options.name} could not be started.`);
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      log.write(`${line}\n`);
      if (tail.push(line) > 40) tail.shift();
      options.onLine?.(line);
    });
  const ended = new Promise<number>((resolve) => {
    child.once("close", (code) => {
      log.end();
      resolve(code ?? 1);
    });
  });
  return {
    name: options.name,
    pid,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    tail: () => tail,
    stop: () => stopGroup(child, pid, ended),
  };
}

async function stopGroup(child: ChildProcess, pid: number, ended: Promise<number>): Promise<void> {
  signalGroup(pid, "SIGTERM");
  const lastResort = setTimeout(() => signalGroup(pid, "SIGKILL"), 10_000);
  if (child.exitCode === null && child.signalCode === null) await ended;
  clearTimeout(lastResort);
  signalGroup(pid, "SIGKILL");
}

/** The group outlives its leader as long as one member runs; an empty group is no error. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
