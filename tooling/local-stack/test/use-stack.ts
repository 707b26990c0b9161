import { Redis as Sdk } from "@upstash/redis";
import { Redis as Direct } from "ioredis";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { startTestRedis, type TestRedis } from "../src/index.ts";

type Stack = {
  readonly test: TestRedis;
  /** The real SDK, as an application makes it. */
  readonly sdk: Sdk;
  /** The same Redis without the endpoint: the witness of what is really there. */
  readonly direct: Direct;
  /** A request the SDK would not make. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
};

/** A Redis, the endpoint and both ways to it for this test file, emptied before each test. Call it at the top. */
export function useStack(): () => Stack {
  let stack: Stack | undefined;
  beforeAll(async () => {
    const test = await startTestRedis();
    const post: Stack["post"] = (path, body, headers = {}) =>
      fetch(test.url + path, {
        method: "POST",
        headers: { authorization: `Bearer ${test.token}`, ...headers },
        body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
      });
    stack = { test, sdk: new Sdk(test), direct: new Direct(test.redisUrl), post };
  });
  beforeEach(() => stack?.direct.flushall());
  afterAll(async () => {
    stack?.direct.disconnect();
    await stack?.test.stop();
  });
  return () => {
    if (stack === undefined) throw new Error("The stack is started by beforeAll.");
    return stack;
  };
}
