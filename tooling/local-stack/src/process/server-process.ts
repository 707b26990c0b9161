import { type ChildProcess, spawn } from "node:child_process";
import { type Account, guarded } from "./guard.ts";

export type ServerProcessOptions = {
  /** How messages call it: "Redis", "Postgres". */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The system's user to run as; absent: the one we are. */
  readonly account?: Account;
  /** Every line the server prints, for whoever wants to see it. */
  readonly onLine?: (line: string) => void;
};

export type ServerProcess = {
  readonly pid: number;
  /** Settles when the server is gone, whoever ended it. */
  readonly ended: Promise<void>;
  readonly hasEnded: () => boolean;
  /** The last lines it printed, for an error that has to explain itself. */
  readonly lastLines: () => string;
  /** Sends the signal, waits until the server is gone, and kills it after ten seconds. */
  stop(signal: NodeJS.Signals): Promise<void>;
};

/**
 * Starts a server that must not outlive us. It leads a session of its own, so that a Ctrl-C in the terminal reaches
 * us first and we end things in order; on Linux the kernel ends it when we die without a chance to.
 */
export function startServerProcess(options: ServerProcessOptions): ServerProcess {
  const { program, args } = guarded(options.program, options.args, options.account);
  const child = spawn(program, args, {
    cwd: "/",
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...options.env },
  });
  const lines: string[] = [];
  let failure: string | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      for (const line of text.split("\n")) {
        if (line.trim() === "") continue;
        lines.push(line);
        if (lines.length > 30) lines.shift();
        options.onLine?.(line);
      }
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      failure = error.message;
      resolve();
    });
    child.once("close", () => resolve());
  });
  killWithUs(child, ended);
  const hasEnded = (): boolean =>
    failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? -1,
    ended,
    hasEnded,
    lastLines: () => (failure === undefined ? lines.join("\n") : failure),
    stop: (signal) => stopChild(child, signal, ended, hasEnded),
  };
}

async function stopChild(
  child: ChildProcess,
  signal: NodeJS.Signals,
  ended: Promise<void>,
  hasEnded: () => boolean,
): Promise<void> {
  if (!hasEnded()) child.kill(signal);
  const lastResort = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(lastResort);
}

const running = new Set<ChildProcess>();

/** When this process ends in the ordinary way, without having stopped what it started, nothing is left running. */
function killWithUs(child: ChildProcess, ended: Promise<void>): void {
  if (running.size === 0) process.once("exit", killAll);
  running.add(child);
  ended.then(() => {
    running.delete(child);
    if (running.size === 0) process.removeListener("exit", killAll);
  });
}

function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}
