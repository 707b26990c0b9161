import type { RedisPipeline, RedisScripting, ScriptCommands } from "./redis.ts";

export type BatchOptions = {
  /** Requests on their way at once; while they are, commands wait together for the next one. */
  readonly requests?: number;
  /** Commands in one request at most. */
  readonly commands?: number;
  /** A request that is not answered by then is given up: its commands are rejected, and others get its place. */
  readonly patienceMilliseconds?: number;
};

/**
 * Sends the commands of many callers in few requests: what arrives in one turn of the event loop, or while every
 * request is on its way, travels together, in the order it came.
 *
 * Each command answers for itself: an error of one is its caller's alone. A request that fails as a whole fails the
 * commands in it and no others. Commands of different callers meet here, so it is not for runtimes that tie a
 * connection to the request it was opened for (workerd).
 */
export function batchCommands(
  redis: RedisScripting,
  options: BatchOptions = {},
): ScriptCommands<Promise<unknown>> {
  const { requests = 2, commands = 256, patienceMilliseconds = 10_000 } = options;
  let waiting: Waiting[] = [];
  let underway = 0;
  let isScheduled = false;

  function add(append: Waiting["append"]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      waiting.push({ append, resolve, reject });
      if (!isScheduled && underway < requests) {
        isScheduled = true;
        nextTurn(flush);
      }
    });
  }

  function flush(): void {
    isScheduled = false;
    while (waiting.length > 0 && underway < requests) {
      const batch = waiting.slice(0, commands);
      waiting = waiting.slice(commands);
      underway += 1;
      void send(redis, batch, patienceMilliseconds).then(() => {
        underway -= 1;
        flush();
      });
    }
  }

  return {
    eval: (script, keys, args) => add((pipeline) => pipeline.eval(script, keys, args)),
    evalsha: (sha, keys, args) => add((pipeline) => pipeline.evalsha(sha, keys, args)),
    evalRo: (script, keys, args) => add((pipeline) => pipeline.evalRo(script, keys, args)),
    evalshaRo: (sha, keys, args) => add((pipeline) => pipeline.evalshaRo(sha, keys, args)),
  };
}

/** As the option `batch` of those who send commands has it. */
export const batchedOrNot = (
  redis: RedisScripting,
  batch: boolean | BatchOptions,
): ScriptCommands<Promise<unknown>> =>
  batch === false ? redis : batchCommands(redis, batch === true ? {} : batch);

type Waiting = {
  readonly append: (pipeline: RedisPipeline) => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/** Settles every command of the batch, in time; never rejects. */
async function send(
  redis: RedisScripting,
  batch: readonly Waiting[],
  patienceMilliseconds: number,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const pipeline = redis.pipeline();
    for (const { append } of batch) append(pipeline);
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("Redis did not answer in time")), patienceMilliseconds);
    });
    const replies = await Promise.race([pipeline.exec({ keepErrors: true }), silence]);
    for (const [index, { resolve, reject }] of batch.entries()) {
      const reply = replies[index];
      if (reply === undefined) reject(new Error("Redis answered fewer commands than it was sent"));
      else if (reply.error !== undefined) reject(new Error(reply.error));
      else resolve(reply.result);
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  } finally {
    clearTimeout(timer);
  }
}

const nextTurn: (callback: () => void) => void =
  typeof setImmediate === "function" ? setImmediate : (callback) => setTimeout(callback, 0);
