/** Milliseconds for one request to Redis, so that a silent one is noticed well before a shopper gives up. */
export const redisPatience = 1800;

/**
 * How the SDK is set up, on Node and at the edge alike. A signal that is made per request makes the SDK reject when it
 * fires; one given once would make it answer "Aborted" as if Redis had said so. Two quick retries bridge a restart:
 * everything we send may be sent twice.
 */
export const redisOptions = {
  retry: { retries: 2, backoff: (count: number) => 50 * count },
  signal: () => AbortSignal.timeout(redisPatience),
  enableTelemetry: false,
  enableAutoPipelining: false,
} as const;
