import { createServer, type Server } from "node:http";
import { createAnswers } from "./answers.ts";
import { createCommandsDoor } from "./commands-door.ts";
import { readRedisUrl } from "./redis-connection.ts";
import { createRedisLink } from "./redis-link.ts";
import { createRequestHandler } from "./requests.ts";
import { createSubscriptions } from "./subscriptions.ts";

export type EndpointOptions = {
  readonly redisUrl: string;
  readonly token: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** A longer request is refused before it is read. */
  readonly longestRequestBytes?: number;
  /** When the oldest request has waited this long for Redis, all that wait are answered with 503. */
  readonly answerWithinMilliseconds?: number;
};

export type RunningEndpoint = {
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** How many channels and patterns are subscribed in Redis at this moment. */
  subscriptionCount(): number;
  /** Ends every stream, answers what is under way and closes the port. */
  stop(): Promise<void>;
};

/** Longer than clients keep an idle connection: one that closes under a request makes the SDK send it again. */
const idleMilliseconds = 65_000;

/**
 * Starts an HTTP endpoint that speaks to `@upstash/redis` as Upstash does, in front of a Redis that may come and go:
 * while it is away every request is answered with 503 at once.
 */
export async function startUpstashEndpoint(options: EndpointOptions): Promise<RunningEndpoint> {
  const host = options.host ?? "127.0.0.1";
  const redis = readRedisUrl(options.redisUrl);
  const answers = createAnswers(Date.now());
  const link = createRedisLink(redis, options.answerWithinMilliseconds ?? 5_000);
  const subscriptions = createSubscriptions(redis);
  const handle = createRequestHandler({
    token: options.token,
    longestRequestBytes: options.longestRequestBytes ?? 10 * 1024 * 1024,
    answers,
    commands: createCommandsDoor(link, answers),
    subscriptions,
  });
  const server = createServer({ keepAliveTimeout: idleMilliseconds, noDelay: true }, handle);
  const port = await listen(server, options.port ?? 0, host);
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    port,
    token: options.token,
    subscriptionCount: subscriptions.count,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      subscriptions.close();
      link.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 200).unref();
      await closed;
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.removeListener("error", reject);
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}
