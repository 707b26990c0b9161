import { type ChildProcess, spawn } from "node:child_process";
import { Redis as Sdk } from "@upstash/redis";
import { expect, onTestFinished, test } from "vitest";
import { useStack } from "./use-stack.ts";

const stack = useStack();
const program = new URL("../src/endpoint-main.ts", import.meta.url).pathname;

function run(env: Record<string, string>): {
  child: ChildProcess;
  firstLine: Promise<string>;
  exit: Promise<number | null>;
} {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const firstLine = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.once("data", (text) => resolve(String(text).trim()));
  });
  return { child, firstLine, exit: new Promise((resolve) => child.once("exit", resolve)) };
}

test("the endpoint runs as a program of its own, configured by its environment, and ends on SIGTERM", async () => {
  const { test: started } = stack();
  const { child, firstLine, exit } = run({ REDIS_URL: started.redisUrl, TOKEN: "t", PORT: "0" });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await firstLine)?.[0] ?? "";
  expect(await new Sdk({ url, token: "t" }).set("k", "milk")).toBe("OK");
  const subscriber = new Sdk({ url, token: "t" }).subscribe(["c"]);
  await new Promise((resolve) => subscriber.on("subscribe", resolve));
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
});

test.each([
  [{ REDIS_URL: "", TOKEN: "" }, "needs REDIS_URL and TOKEN"],
  [{ REDIS_URL: "redis://127.0.0.1", TOKEN: "t", PORT: "many" }, 'PORT must be a port, not "many"'],
  [{ REDIS_URL: "http://127.0.0.1", TOKEN: "t", PORT: "0" }, "speaks redis://"],
])("with %j it says what is wrong and exits with 1", async (env, words) => {
  const { firstLine, exit } = run(env);
  expect(await firstLine).toContain(words);
  expect(await exit).toBe(1);
});
