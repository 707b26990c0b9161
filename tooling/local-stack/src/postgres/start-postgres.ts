import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import postgres from "postgres";
import { freePort } from "../process/free-port.ts";
import { endLeftover } from "../process/leftover.ts";
import { makeScratchFolder } from "../process/scratch-folder.ts";
import { type ServerProcess, startServerProcess } from "../process/server-process.ts";
import { postgresAccount } from "./account.ts";
import { findPostgresBinaries } from "./binaries.ts";
import { type Cluster, isCluster, makeCluster, superuser } from "./cluster.ts";

export type PostgresOptions = {
  /** Where the data is kept. Absent: a cluster of its own that stop() removes. */
  readonly dir?: string;
  /** Whether it is set up like one whose data matter; absent: where they are kept. Otherwise it never waits for the disk. */
  readonly isDurable?: boolean;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The database the url names; made when it is not there. */
  readonly database?: string;
  readonly onLine?: (line: string) => void;
};

export type RunningPostgres = {
  /** A superuser's, so that tests can make databases with it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when Postgres is gone, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends Postgres in order (open transactions are rolled back) and waits until it is gone. */
  stop(): Promise<void>;
};

/** Starts a Postgres on 127.0.0.1 and resolves once its database takes connections. */
export async function startPostgres(options: PostgresOptions = {}): Promise<RunningPostgres> {
  const temporary = options.dir === undefined ? makeScratchFolder("postgres") : undefined;
  const dir = temporary === undefined ? resolve(options.dir ?? "") : join(temporary.path, "data");
  try {
    const cluster: Cluster = { dir, binaries: await findPostgresBinaries(), account: postgresAccount(dir) };
    if (!isCluster(dir)) await makeCluster(cluster);
    else await clearLock(dir);
    const { server, port } = await startServer(cluster, options);
    const database = options.database ?? "dotcart";
    try {
      await makeDatabase(urlOf(port, "postgres"), database);
    } catch (error) {
      await server.stop("SIGQUIT");
      throw error;
    }
    return {
      url: urlOf(port, database),
      port,
      pid: server.pid,
      ended: server.ended,
      async stop() {
        await server.stop(temporary === undefined ? "SIGINT" : "SIGQUIT");
        temporary?.remove();
      },
    };
  } catch (error) {
    temporary?.remove();
    throw error;
  }
}

/** A crash leaves the lock file behind, and its process id may be somebody else's by now. */
async function clearLock(dir: string): Promise<void> {
  const lock = join(dir, "postmaster.pid");
  await endLeftover("Postgres", lock, dir);
  rmSync(lock, { force: true });
}

async function startServer(
  cluster: Cluster,
  options: PostgresOptions,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port || (await freePort());
    const ready = Promise.withResolvers<void>();
    const server = startServerProcess({
      name: "Postgres",
      program: cluster.binaries.postgres,
      args: [
        "-D",
        cluster.dir,
        ...settings(port, options.isDurable ?? options.dir !== undefined).flatMap((each) => ["-c", each]),
      ],
      ...(cluster.account === undefined ? {} : { account: cluster.account }),
      onLine(line) {
        if (line.includes("database system is ready to accept connections")) ready.resolve();
        options.onLine?.(line);
      },
    });
    await Promise.race([ready.promise, server.ended]);
    if (!server.hasEnded()) return { server, port };
    const isRace = !options.port && attempt < 5 && server.lastLines().includes("Address already in use");
    if (!isRace) throw new Error(`Postgres ended while starting.\n${server.lastLines()}`);
  }
}

/** Only a cluster that is thrown away anyway may skip waiting for the disk. */
function settings(port: number, isDurable: boolean): string[] {
  return [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=300",
    "timezone=UTC",
    "lc_messages=C",
    "jit=off",
    ...(isDurable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"]),
  ];
}

function urlOf(port: number, database: string): string {
  return `postgres://${superuser}@127.0.0.1:${port}/${database}`;
}

async function makeDatabase(adminUrl: string, name: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}
