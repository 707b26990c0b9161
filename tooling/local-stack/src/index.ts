export { type Child, type ChildOptions, startChild } from "./commands/child.ts";
export { waitForHttp } from "./commands/wait-for.ts";
export {
  type EndpointOptions,
  type RunningEndpoint,
  startUpstashEndpoint,
} from "./endpoint/start-endpoint.ts";
export type { FaultControls, FaultCounts, SeenRequest, Selection } from "./faults/fault-plan.ts";
export { type FaultProxy, startFaultProxy } from "./faults/start-fault-proxy.ts";
export { ensureChromium, ensureRedis } from "./machine/ensure.ts";
export type { Message } from "./mailbox/message.ts";
export { type MailboxOptions, type RunningMailbox, startMailbox } from "./mailbox/start-mailbox.ts";
export { type PostgresOptions, type RunningPostgres, startPostgres } from "./postgres/start-postgres.ts";
export { createTestDatabases, type TestDatabase, type TestDatabases } from "./postgres/test-databases.ts";
export { freePort } from "./process/free-port.ts";
export { type RedisOptions, type RunningRedis, startRedis } from "./redis/start-redis.ts";
export { startTestRedis, type TestRedis } from "./start-test-redis.ts";
export {
  type MovedMoney,
  type StripeStandIn,
  type StripeStandInOptions,
  startStripeStandIn,
} from "./stripe/start-stripe-stand-in.ts";
export type { WebhookTarget } from "./stripe/webhooks.ts";
