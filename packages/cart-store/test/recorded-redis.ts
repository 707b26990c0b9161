import type { RedisPipeline, RedisScripting } from "../src/redis.ts";

/** A script call on its way to Redis, and the request it travelled in. */
export type RecordedCall = {
  readonly request: number;
  readonly how: "eval" | "evalsha" | "evalRo" | "evalshaRo";
  readonly script: string;
  readonly keys: readonly string[];
  readonly args: readonly string[];
};

/** The same Redis, with every script call written down. */
export function recordedRedis(redis: RedisScripting): {
  redis: RedisScripting;
  calls: RecordedCall[];
  take(): RecordedCall[];
} {
  const calls: RecordedCall[] = [];
  let requests = 0;
  const recording = <Reply>(
    to: Pick<RedisPipeline, RecordedCall["how"]>,
    requestOf: () => number,
  ): Record<RecordedCall["how"], (script: string, keys: string[], args: string[]) => Reply> => {
    const one = (how: RecordedCall["how"]) => (script: string, keys: string[], args: string[]) => {
      calls.push({ request: requestOf(), how, script, keys, args });
      return to[how](script, keys, args) as Reply;
    };
    return { eval: one("eval"), evalsha: one("evalsha"), evalRo: one("evalRo"), evalshaRo: one("evalshaRo") };
  };
  return {
    calls,
    take: () => calls.splice(0),
    redis: {
      ...recording<Promise<unknown>>(redis, () => ++requests),
      pipeline() {
        const request = ++requests;
        const pipeline = redis.pipeline();
        return { ...recording<unknown>(pipeline, () => request), exec: (options) => pipeline.exec(options) };
      },
    },
  };
}
