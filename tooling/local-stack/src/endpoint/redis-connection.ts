import { connect } from "node:net";
import { encodeCommand } from "./command.ts";
import { createReplyFramer, type OnReply } from "./reply-framer.ts";
import { errorText, isError } from "./reply-json.ts";

/** Redis cannot serve now. The message says why, and is fit to be shown to whoever sent the request. */
export class RedisUnavailable extends Error {}

export type RedisConnection = {
  write(payload: string | Buffer): void;
  /** Ends the connection at once; `onClose` hears the reason. */
  destroy(reason: RedisUnavailable): void;
};

export type RedisConnectionEvents = {
  readonly onReply: OnReply;
  /** Called once, after a connection that was handed out is gone. */
  readonly onClose: (reason: RedisUnavailable) => void;
};

export type RedisAddress = {
  readonly host: string;
  readonly port: number;
  /** What has to succeed before the connection serves anybody. */
  readonly greeting: readonly (readonly string[])[];
};

/**
 * A connection that is ready for commands: signed in, the database chosen, Redis done with loading its data. Rejects
 * with RedisUnavailable, when the time is over at the latest.
 */
export function connectToRedis(
  { host, port, greeting }: RedisAddress,
  events: RedisConnectionEvents,
  withinMilliseconds: number,
): Promise<RedisConnection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true });
    let repliesToGreet = greeting.length;
    let isReady = false;
    let reason: RedisUnavailable | undefined;
    const destroy = (why: RedisUnavailable): void => {
      reason ??= why;
      socket.destroy();
    };
    const patience = setTimeout(
      () => destroy(new RedisUnavailable(`Redis does not answer at ${host}:${port}.`)),
      withinMilliseconds,
    );
    const greet: OnReply = (bytes, start, end) => {
      if (isError(bytes, start))
        destroy(new RedisUnavailable(`Redis is not ready: ${errorText(bytes, start, end)}`));
      else if (--repliesToGreet === 0) {
        clearTimeout(patience);
        isReady = true;
        resolve({ write: (payload) => void socket.write(payload), destroy });
      }
    };
    const push = createReplyFramer((bytes, start, end) =>
      isReady ? events.onReply(bytes, start, end) : greet(bytes, start, end),
    );
    socket.on("data", (chunk) => read(push, chunk, destroy));
    socket.once("connect", () => {
      for (const command of greeting) socket.write(encodeCommand(command));
    });
    socket.once("error", (error) => {
      reason ??= new RedisUnavailable(`Redis cannot be reached at ${host}:${port} (${shortCause(error)}).`);
    });
    socket.once("close", () => {
      clearTimeout(patience);
      const why = reason ?? new RedisUnavailable("Redis closed the connection.");
      if (isReady) events.onClose(why);
      else reject(why);
    });
  });
}

function read(push: (chunk: Buffer) => void, chunk: Buffer, destroy: RedisConnection["destroy"]): void {
  try {
    push(chunk);
  } catch (error) {
    destroy(new RedisUnavailable(error instanceof Error ? error.message : String(error)));
  }
}

/** Reads `redis://[user:password@]host[:port][/database]`. */
export function readRedisUrl(url: string): RedisAddress {
  const parsed = new URL(url);
  if (parsed.protocol !== "redis:")
    throw new Error(`The endpoint speaks redis://, not ${parsed.protocol}//.`);
  const greeting = [["PING"]];
  const database = parsed.pathname.slice(1);
  if (database !== "" && database !== "0") greeting.unshift(["SELECT", database]);
  if (parsed.password !== "") {
    const words = [parsed.username, parsed.password].filter((word) => word !== "").map(decodeURIComponent);
    greeting.unshift(["AUTH", ...words]);
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, "");
  return { host, port: Number(parsed.port || 6379), greeting };
}

function shortCause(error: Error & { code?: string }): string {
  return error.code ?? error.message;
}
