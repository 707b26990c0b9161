import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";

/** Starting a process takes as long as the machine is busy. */
vi.setConfig({ testTimeout: 60_000 });

const entry = fileURLToPath(new URL("../src/node.ts", import.meta.url));

/** Nobody listens there: the process starts all the same. */
const environment = {
  PORT: "0",
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1",
  UPSTASH_REDIS_REST_TOKEN: "a-token-nobody-may-read",
  SESSION_SECRET: "a-secret-nobody-may-read-of-forty-letters",
};

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [entry], { env: { ...env, NODE_NO_WARNINGS: "1" } });
  return {
    child,
    errors: text(child.stderr),
    ended: once(child, "exit") as Promise<[number | null, string | null]>,
  };
}

test("a wrong environment ends the process with the variables that are wrong", async () => {
  const { errors, ended } = start({ ...environment, PORT: "http", SESSION_SECRET: "hunter2" });
  expect((await ended)[0]).toBe(1);
  expect(await errors).toMatch(
    /SESSION_SECRET: must have at least 32 characters[\s\S]*PORT: must be a whole number/,
  );
  expect(await errors).not.toContain("hunter2");
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s ends the process in order, even while Redis and Postgres are away, and no secret was logged",
  async (signal) => {
    const { child, errors, ended } = start(environment);
    let output = "";
    const listens = Promise.withResolvers<void>();
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
      if (output.includes("the API listens")) listens.resolve();
    });
    await Promise.race([listens.promise, ended]);
    child.kill(signal);
    expect([await ended, await errors]).toEqual([[0, null], ""]);
    expect(output).toContain("the API stops");
    expect(output).not.toContain("nobody-may-read");
  },
);
