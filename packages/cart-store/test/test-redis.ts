import { startTestRedis } from "@dotcart/local-stack";
import { Redis } from "@upstash/redis";
import { afterAll, beforeAll } from "vitest";

/** A Redis of this test file's own behind the real endpoint, reached with the real SDK. Call it at the top of the file. */
export function useTestRedis(): { readonly redis: Redis; readonly url: string; readonly token: string } {
  let started: Awaited<ReturnType<typeof startTestRedis>> | undefined;
  let redis: Redis | undefined;
  beforeAll(async () => {
    started = await startTestRedis();
    redis = new Redis({ url: started.url, token: started.token });
  });
  afterAll(() => started?.stop());
  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("the test's Redis is started by beforeAll");
    return value;
  };
  return {
    get redis() {
      return ready(redis);
    },
    get url() {
      return ready(started).url;
    },
    get token() {
      return ready(started).token;
    },
  };
}
