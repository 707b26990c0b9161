import { startUpstashEndpoint } from "./endpoint/start-endpoint.ts";

/** The endpoint as a program of its own: REDIS_URL, TOKEN, PORT (8079), HOST (127.0.0.1). SIGTERM or SIGINT ends it. */
const { REDIS_URL, TOKEN, PORT, HOST } = process.env;
if (!REDIS_URL || !TOKEN) {
  console.error("The endpoint needs REDIS_URL and TOKEN in its environment.");
  process.exit(1);
}
const port = Number(PORT ?? 8079);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT must be a port, not "${PORT}".`);
  process.exit(1);
}
try {
  const endpoint = await startUpstashEndpoint({
    redisUrl: REDIS_URL,
    token: TOKEN,
    port,
    ...(HOST === undefined ? {} : { host: HOST }),
  });
  console.log(`The Upstash-compatible endpoint answers at ${endpoint.url}.`);
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      endpoint.stop().then(() => process.exit(0));
    });
} catch (error) {
  console.error(`The endpoint could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
