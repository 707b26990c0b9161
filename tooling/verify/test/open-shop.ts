import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";

const root = resolve(import.meta.dirname, "../../..");

export type OpenShop = {
  readonly output: () => string;
  readonly ready: Promise<void>;
  readonly ended: Promise<number>;
  interrupt(): void;
};

/** Runs `dev` or `start` as a user does, with ports and a data folder of its own. */
export function openShop(mode: "dev" | "start", env: Record<string, string>, ...flags: string[]): OpenShop {
  const child = spawn(process.execPath, ["tooling/local-stack/src/commands/cli.ts", mode, ...flags], {
    cwd: root,
    env: { ...process.env, ...env, NODE_ENV: undefined, VITEST: undefined, FORCE_COLOR: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const opened = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      if (line.includes("Dotcart is open")) opened.resolve();
    });
  const ended = once(child, "close").then(([code]) => {
    opened.reject(new Error(`It ended before it was open:\n${lines.join("\n")}`));
    return code as number;
  });
  opened.promise.catch(() => {});
  return {
    output: () => stripVTControlCharacters(lines.join("\n")),
    ready: opened.promise,
    ended,
    interrupt: () => child.kill("SIGINT"),
  };
}

const portVariables = [
  "STOREFRONT_PORT",
  "API_PORT",
  "UPSTASH_PORT",
  "REDIS_PORT",
  "POSTGRES_PORT",
  "SMTP_PORT",
  "MAIL_PORT",
] as const;
export type PortVariables = Readonly<Record<(typeof portVariables)[number], string>>;

/** Ports nobody listens on, one for each part of the shop. */
export async function freePorts(): Promise<PortVariables> {
  const servers = await Promise.all(
    portVariables.map(async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => String((server.address() as { port: number }).port));
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return Object.fromEntries(
    portVariables.map((variable, index) => [variable, ports[index] ?? ""]),
  ) as PortVariables;
}

/** Whether somebody can listen there now, so that whoever held the port is gone. */
export async function isFree(port: string): Promise<boolean> {
  const server = createServer().listen(Number(port), "127.0.0.1");
  try {
    await once(server, "listening");
    await once(server.close(), "close");
    return true;
  } catch {
    return false;
  }
}
