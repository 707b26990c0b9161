import {
  connectToRedis,
  type RedisAddress,
  type RedisConnection,
  RedisUnavailable,
} from "./redis-connection.ts";

/** Whoever waits for replies. Exactly one of: every reply in order, or `fail` once. */
export type Waiter = {
  /** How many replies are still to come; counted down by the link. */
  repliesLeft: number;
  onReply(bytes: Buffer, start: number, end: number): void;
  fail(reason: RedisUnavailable): void;
};

export type RedisLink = {
  /**
   * Sends commands in the order of the calls, all on one connection, and never waits for earlier replies. When Redis
   * is away the waiter fails at once; the next call tries to reach it anew.
   */
  send(payload: string | Buffer, waiter: Waiter): void;
  close(): void;
};

/** After a failed attempt the same answer is given for this long, instead of an attempt for each request. */
const attemptEveryMilliseconds = 100;

/** One connection, shared by every request. What was sent within one turn of the event loop goes out in one write. */
export function createRedisLink(address: RedisAddress, answerWithinMilliseconds: number): RedisLink {
  let connection: RedisConnection | undefined;
  let attempt: Promise<void> | undefined;
  let lastFailure: { reason: RedisUnavailable; at: number } | undefined;
  let isClosed = false;
  const waiting = createQueue();
  let text = "";
  let isFlushPlanned = false;

  const onReply = (bytes: Buffer, start: number, end: number): void => {
    const waiter = waiting.first()?.waiter;
    if (waiter === undefined) throw new Error("Redis answered what nobody asked.");
    if (--waiter.repliesLeft === 0) waiting.removeFirst();
    waiter.onReply(bytes, start, end);
  };

  const onClose = (reason: RedisUnavailable): void => {
    connection = undefined;
    text = "";
    const lost = new RedisUnavailable(`${reason.message} What was under way may have been carried out.`);
    for (const { waiter } of waiting.takeAll()) waiter.fail(lost);
  };

  const flush = (): void => {
    isFlushPlanned = false;
    if (text === "") return;
    connection?.write(text);
    text = "";
  };

  const write = (payload: string | Buffer, waiter: Waiter): void => {
    waiting.add({ waiter, since: Date.now() });
    if (typeof payload !== "string") {
      flush();
      connection?.write(payload);
      return;
    }
    text += payload;
    if (isFlushPlanned) return;
    isFlushPlanned = true;
    setImmediate(flush);
  };

  const open = (): Promise<void> =>
    connectToRedis(address, { onReply, onClose }, Math.min(answerWithinMilliseconds, 2_000)).then(
      (opened) => {
        attempt = undefined;
        connection = opened;
        if (isClosed) opened.destroy(new RedisUnavailable("The endpoint is closing."));
      },
      (reason: RedisUnavailable) => {
        attempt = undefined;
        lastFailure = { reason, at: Date.now() };
        throw reason;
      },
    );

  const watch = setInterval(() => {
    const oldest = waiting.first();
    if (oldest !== undefined && Date.now() - oldest.since > answerWithinMilliseconds)
      connection?.destroy(
        new RedisUnavailable(`Redis did not answer within ${answerWithinMilliseconds / 1000} s.`),
      );
  }, 100);
  watch.unref();

  return {
    send(payload, waiter) {
      if (connection !== undefined) write(payload, waiter);
      else if (attempt === undefined && lastFailure !== undefined && isRecent(lastFailure.at))
        waiter.fail(lastFailure.reason);
      else {
        attempt ??= open();
        attempt.then(() => write(payload, waiter), waiter.fail);
      }
    },
    close() {
      isClosed = true;
      clearInterval(watch);
      connection?.destroy(new RedisUnavailable("The endpoint is closing."));
    },
  };
}

function isRecent(at: number): boolean {
  return Date.now() - at < attemptEveryMilliseconds;
}

type Waiting = { readonly waiter: Waiter; readonly since: number };

/** First in, first out; removing is a step of an index, not a move of everything behind it. */
function createQueue() {
  let items: Waiting[] = [];
  let head = 0;
  return {
    add: (item: Waiting): void => void items.push(item),
    first: (): Waiting | undefined => items[head],
    removeFirst(): void {
      head++;
      if (head === items.length) {
        items = [];
        head = 0;
      } else if (head === 4_096) {
        items = items.slice(head);
        head = 0;
      }
    },
    takeAll(): Waiting[] {
      const all = items.slice(head);
      items = [];
      head = 0;
      return all;
    },
  };
}
