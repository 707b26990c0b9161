/**
 * The Redis commands this package uses; `Redis` of `@upstash/redis` satisfies it as it is.
 * Everything goes through scripts whose reply is one JSON text: the SDK's own decoding guesses at every plain string.
 */
export type RedisScripting = ScriptCommands<Promise<unknown>> & { pipeline(): RedisPipeline };

export type RedisPipeline = ScriptCommands<unknown> & {
  /** Sends the commands in one request; each answers for itself. */
  exec(options: { keepErrors: true }): Promise<readonly RedisReply[]>;
};

export type RedisReply = { readonly result?: unknown; readonly error?: string | undefined };

/** Runs a script by text or by hash; the `Ro` forms promise that it writes nothing, so a replica may serve them. */
export type ScriptCommands<Reply> = {
  eval(script: string, keys: string[], args: string[]): Reply;
  evalsha(sha: string, keys: string[], args: string[]): Reply;
  evalRo(script: string, keys: string[], args: string[]): Reply;
  evalshaRo(sha: string, keys: string[], args: string[]): Reply;
};
