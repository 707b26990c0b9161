export {
  type EndpointOptions,
  type RunningEndpoint,
  startUpstashEndpoint,
} from "./endpoint/start-endpoint.ts";
export { ensureChromium, ensureRedis } from "./machine/ensure.ts";
export { type PostgresOptions, type RunningPostgres, startPostgres } from "./postgres/start-postgres.ts";
export { createTestDatabases, type TestDatabase, type TestDatabases } from "./postgres/test-databases.ts";
export { type RedisOptions, type RunningRedis, startRedis } from "./redis/start-redis.ts";
export { startTestRedis, type TestRedis } from "./start-test-redis.ts";
