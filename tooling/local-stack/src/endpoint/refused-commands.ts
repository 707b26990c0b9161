import type { RawCommand } from "./command.ts";

const state = "It would change the one connection that all requests share.";
const block = "It would block the one connection that all requests share.";
const stream = "Use GET /subscribe/<channel> or GET /psubscribe/<pattern>.";
const server = "It governs the server; ask Redis itself.";

/** What a REST request cannot ask for, and why. Everything else is Redis' own to answer. */
const reasons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    auth: state,
    client: state,
    hello: state,
    quit: state,
    readonly: state,
    readwrite: state,
    asking: state,
    reset: state,
    select: state,
    multi: "Use POST /multi-exec.",
    exec: "Use POST /multi-exec.",
    discard: "Use POST /multi-exec.",
    watch: state,
    unwatch: state,
    subscribe: stream,
    psubscribe: stream,
    ssubscribe: stream,
    unsubscribe: stream,
    punsubscribe: stream,
    sunsubscribe: stream,
    monitor: block,
    blpop: block,
    brpop: block,
    brpoplpush: block,
    blmove: block,
    blmpop: block,
    bzpopmin: block,
    bzpopmax: block,
    bzmpop: block,
    sync: server,
    psync: server,
    replconf: server,
    replicaof: server,
    slaveof: server,
    failover: server,
    shutdown: server,
    debug: server,
    config: server,
    save: server,
    bgsave: server,
    bgrewriteaof: server,
    module: server,
    cluster: server,
  }),
);

/** WAIT holds up everybody behind it on the shared connection, so it gets an end. */
const longestWaitMilliseconds = 1_000;

/** Why this command is not carried, or undefined when it is. */
export function refusal(command: RawCommand): string | undefined {
  const name = String(command[0]).toLowerCase();
  const reason = reasons.get(name);
  if (reason !== undefined) return reason;
  if (name === "xread" || name === "xreadgroup")
    return hasBlock(command, name === "xread" ? 1 : 4) ? block : undefined;
  if (name === "wait" || name === "waitaof") return waitsTooLong(command) ? block : undefined;
  return undefined;
}

function hasBlock(command: RawCommand, firstOption: number): boolean {
  for (let index = firstOption; index < command.length; index++) {
    const word = String(command[index]).toLowerCase();
    if (word === "streams") return false;
    if (word === "block") return true;
  }
  return false;
}

function waitsTooLong(command: RawCommand): boolean {
  const milliseconds = Number(command.at(-1));
  return !(milliseconds > 0 && milliseconds <= longestWaitMilliseconds);
}
