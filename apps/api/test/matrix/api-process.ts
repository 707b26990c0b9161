import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Handler } from "../../src/handler.ts";
import { remote } from "../full-stack.ts";
import type { Spoil } from "./spoils.ts";

/** What a process does to itself: end without a word, stop until it is woken, lose what was answered, wait. */
export type Deed = "die" | "stand still" | "fail" | "wait";

/** Told to a child, and by a child. */
export type Order =
  | { readonly kind: "start" }
  | { readonly kind: "arm"; readonly moment: string; readonly deed: Deed }
  | { readonly kind: "go on" };
export type Report =
  | { readonly kind: "loaded" | "armed" | "reached" }
  | { readonly kind: "listens"; readonly url: string };

export type ApiProcess = {
  readonly url: string;
  readonly handler: Handler;
  /** The next who comes to the moment does it, once; `reached` resolves then. */
  arm(moment: string, deed: Deed): Promise<{ readonly reached: Promise<void> }>;
  goOn(): void;
  freeze(): void;
  thaw(): void;
  /** By SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  readonly gone: Promise<unknown>;
  isAlive(): boolean;
  /** What it logged, latest last. */
  readonly log: readonly string[];
};

/** A process that has read its modules, and is the API when `start` is called. */
export type Spare = { start(): Promise<ApiProcess>; kill(): Promise<void> };

export type SpawnOptions = {
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  /** What is wrong with it; see `spoils.ts`. */
  readonly spoil?: Spoil | undefined;
};

export function spawnApi({ entry, env, spoil }: SpawnOptions): Spare {
  const child = spawn(process.execPath, [entry, ...(spoil === undefined ? [] : [spoil])], {
    env: { ...env, NODE_NO_WARNINGS: "1" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("the process has no output");
  const gone = once(child, "exit");
  const log: string[] = [];
  const heard = new Map<Report["kind"], (report: Report) => void>();
  /** The next report of that kind; a child that is gone gives none. */
  const hear = (kind: Report["kind"]): Promise<Report> => new Promise((resolve) => heard.set(kind, resolve));
  createInterface(stderr).on("line", (line) => log.push(line));
  createInterface(stdout).on("line", (line) => {
    if (!line.startsWith("@")) return void (line !== "" && log.push(line));
    const report = JSON.parse(line.slice(1)) as Report;
    heard.get(report.kind)?.(report);
  });
  const tell = (order: Order): void => void child.send(order);
  const alive = <T>(what: Promise<T>): Promise<T> =>
    Promise.race([
      what,
      gone.then(() => {
        throw new Error(`an API process ended by itself:\n${log.slice(-5).join("\n")}`);
      }),
    ]);
  const loaded = alive(hear("loaded"));
  loaded.catch(() => {});
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await gone;
  };
  return {
    kill,
    async start() {
      await loaded;
      const listens = alive(hear("listens"));
      tell({ kind: "start" });
      const report = await listens;
      if (report.kind !== "listens") throw new Error("that is not where it listens");
      const { url } = report;
      return {
        url,
        handler: remote(url),
        async arm(moment, deed) {
          const armed = alive(hear("armed"));
          const reached = hear("reached").then(() => {});
          tell({ kind: "arm", moment, deed });
          await armed;
          return { reached };
        },
        goOn: () => tell({ kind: "go on" }),
        freeze: () => void child.kill("SIGSTOP"),
        thaw: () => void child.kill("SIGCONT"),
        kill,
        gone,
        isAlive: () => child.exitCode === null && child.signalCode === null,
        log,
      };
    },
  };
}

export const childSource = fileURLToPath(new URL("./api-child.ts", import.meta.url));
