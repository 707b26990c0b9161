import { mkdirSync } from "node:fs";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { redisAdvice } from "../machine/advice.ts";
import { findProgram } from "../process/find-program.ts";
import { freePort } from "../process/free-port.ts";
import { endLeftover } from "../process/leftover.ts";
import { makeScratchFolder } from "../process/scratch-folder.ts";
import { type ServerProcess, startServerProcess } from "../process/server-process.ts";
import { redisPrograms } from "./programs.ts";

export type RedisOptions = {
  /** Where the data is kept (append-only file). Absent: a folder of its own that stop() removes, nothing written. */
  readonly dir?: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly onLine?: (line: string) => void;
};

export type RunningRedis = {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when Redis is gone, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends Redis and waits until it is gone; with a `dir` everything acknowledged is on disk then. */
  stop(): Promise<void>;
};

/** Starts a Redis on 127.0.0.1 that never evicts, and resolves once it answers PING. */
export async function startRedis(options: RedisOptions = {}): Promise<RunningRedis> {
  const program = findProgram(redisPrograms);
  if (program === undefined) throw new Error(redisAdvice());
  const folder = openFolder(options.dir);
  if (folder.kept) await endLeftover("Redis", join(folder.path, "redis.pid"), "127.0.0.1:");
  for (let attempt = 1; ; attempt++) {
    const port = options.port || (await freePort());
    const server = startServerProcess({
      name: "Redis",
      program,
      args: redisArguments(port, folder),
      ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
    });
    try {
      await untilItAnswers(server, port);
    } catch (error) {
      await server.stop("SIGKILL");
      const isRace = !options.port && attempt < 5 && /already in use/i.test(server.lastLines());
      if (isRace) continue;
      folder.remove();
      throw error;
    }
    return {
      url: `redis://127.0.0.1:${port}`,
      port,
      pid: server.pid,
      ended: server.ended,
      async stop() {
        await server.stop("SIGTERM");
        folder.remove();
      },
    };
  }
}

type Folder = { readonly path: string; readonly kept: boolean; readonly remove: () => void };

function openFolder(dir: string | undefined): Folder {
  if (dir === undefined) {
    const { path, remove } = makeScratchFolder("redis");
    return { path, kept: false, remove };
  }
  mkdirSync(dir, { recursive: true });
  return { path: resolve(dir), kept: true, remove: () => {} };
}

/** No snapshots: with a folder the append-only file keeps every write, without one nothing is kept at all. */
function redisArguments(port: number, folder: Folder): string[] {
  const settings = {
    bind: "127.0.0.1",
    port: String(port),
    "protected-mode": "yes",
    dir: folder.path,
    pidfile: join(folder.path, "redis.pid"),
    daemonize: "no",
    save: "",
    appendonly: folder.kept ? "yes" : "no",
    appendfsync: "everysec",
    "maxmemory-policy": "noeviction",
    "tcp-keepalive": "60",
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}

/** A big append-only file takes a while to load; Redis answers -LOADING meanwhile, and that is not PONG. */
async function untilItAnswers(server: ServerProcess, port: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.hasEnded()) throw new Error(`Redis ended while starting.\n${server.lastLines()}`);
    if (await answersPing(port, server.pid)) return;
    await pause(20);
  }
  throw new Error(`Redis did not answer on port ${port} within 60 s.\n${server.lastLines()}`);
}

/** Asks for the process id too: on a port that was taken meanwhile, another Redis would answer PING just as well. */
function answersPing(port: number, pid: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    const finish = (isOurs: boolean): void => {
      socket.destroy();
      done(isOurs);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once("error", () => finish(false));
    socket.once("close", () => finish(false));
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (text.startsWith("-")) finish(false);
      else if (/process_id:\d+\r\n/.test(text))
        finish(text.startsWith("+PONG\r\n") && text.includes(`process_id:${pid}\r\n`));
    });
    socket.write("PING\r\nINFO server\r\n");
  });
}
