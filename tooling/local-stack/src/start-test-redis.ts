import { randomBytes } from "node:crypto";
import { startUpstashEndpoint } from "./endpoint/start-endpoint.ts";
import { startRedis } from "./redis/start-redis.ts";

export type TestRedis = {
  readonly redisUrl: string;
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
};

/** A Redis of its own for one suite, empty, with the endpoint in front of it in this process. */
export async function startTestRedis(): Promise<TestRedis> {
  const redis = await startRedis();
  const token = randomBytes(16).toString("hex");
  const endpoint = await startUpstashEndpoint({ redisUrl: redis.url, token });
  return {
    redisUrl: redis.url,
    url: endpoint.url,
    token,
    async stop() {
      await endpoint.stop();
      await redis.stop();
    },
  };
}
