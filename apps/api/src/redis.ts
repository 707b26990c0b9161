import { patience } from "./patience.ts";

/**
 * How the SDK is set up, on Node and at the edge alike. A signal that is made per request makes the SDK reject when it
 * fires; one given once would make it answer "Aborted" as if Redis had said so. Two quick retries bridge a restart:
 * everything we send may be sent twice.
 */
export const redisOptions = {
  retry: { retries: 2, backoff: (count: number) => 50 * count },
  signal: () => AbortSignal.timeout(patience.redis),
  enableTelemetry: false,
  enableAutoPipelining: false,
} as const;
