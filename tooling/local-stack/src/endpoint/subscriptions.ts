import { encodeCommand } from "./command.ts";
import {
  connectToRedis,
  type RedisAddress,
  type RedisConnection,
  RedisUnavailable,
} from "./redis-connection.ts";
import { readInteger } from "./reply-framer.ts";
import { errorText, isError } from "./reply-json.ts";

export type SubscriptionKind = "subscribe" | "psubscribe";

/** Somebody who listens. */
export type Listener = {
  /** Redis has confirmed: from here on nothing published is missed. */
  onSubscribed(): void;
  /** The event as the SDK reads it: `message,<channel>,<text>` or `pmessage,<pattern>,<channel>,<text>`. */
  onMessage(event: string): void;
  /** The subscription is over, or could not begin. Nothing comes after it. */
  onEnd(reason: RedisUnavailable): void;
};

export type Subscriptions = {
  /** Returns what ends the listening. The last listener of a channel to leave ends Redis' subscription as well. */
  listen(kind: SubscriptionKind, name: string, listener: Listener): () => void;
  /** How many channels and patterns are held in Redis. */
  count(): number;
  close(): void;
};

type Topic = {
  readonly kind: SubscriptionKind;
  readonly name: string;
  readonly listeners: Set<Listener>;
  isConfirmed: boolean;
};

const heartbeatMilliseconds = 5_000;

/** All listeners share one connection of their own, for Redis takes no other command on it while it is subscribed. */
export function createSubscriptions(address: RedisAddress): Subscriptions {
  const topics = new Map<string, Topic>();
  /** What Redis still has to confirm, in the order it was asked; a farewell has no topic any more. */
  let unconfirmed: (Topic | undefined)[] = [];
  let connection: RedisConnection | undefined;
  let isOpening = false;
  let heardAt = 0;
  let isClosed = false;

  const endAll = (reason: RedisUnavailable): void => {
    connection = undefined;
    unconfirmed = [];
    const ended = [...topics.values()];
    topics.clear();
    for (const topic of ended) for (const listener of topic.listeners) listener.onEnd(reason);
  };

  const onReply = (bytes: Buffer, start: number, end: number): void => {
    heardAt = Date.now();
    const words = readWords(bytes, start, end);
    const [kind, name = ""] = words;
    if (isError(bytes, start)) refuse(errorText(bytes, start, end));
    else if (kind === "message") deliver(`subscribe ${name}`, words);
    else if (kind === "pmessage") deliver(`psubscribe ${name}`, words);
    else if (kind?.endsWith("subscribe")) confirm();
  };

  const deliver = (key: string, words: readonly string[]): void => {
    const event = words.join(",");
    for (const listener of topics.get(key)?.listeners ?? []) listener.onMessage(event);
  };

  const confirm = (): void => {
    const topic = unconfirmed.shift();
    if (topic === undefined) return;
    topic.isConfirmed = true;
    for (const listener of topic.listeners) listener.onSubscribed();
  };

  const refuse = (message: string): void => {
    const topic = unconfirmed.shift();
    if (topic === undefined) return;
    topics.delete(`${topic.kind} ${topic.name}`);
    for (const listener of topic.listeners) listener.onEnd(new RedisUnavailable(message));
  };

  const ask = (command: string, topic: Topic, isFarewell: boolean): void => {
    if (connection === undefined) return;
    unconfirmed.push(isFarewell ? undefined : topic);
    connection.write(encodeCommand([command, topic.name]));
  };

  const open = (): void => {
    if (isOpening) return;
    isOpening = true;
    connectToRedis(address, { onReply, onClose: endAll }, 2_000).then(
      (opened) => {
        isOpening = false;
        connection = opened;
        heardAt = Date.now();
        if (isClosed) opened.destroy(new RedisUnavailable("The endpoint is closing."));
        for (const topic of topics.values()) ask(topic.kind, topic, false);
      },
      (reason: RedisUnavailable) => {
        isOpening = false;
        endAll(reason);
      },
    );
  };

  const heartbeat = setInterval(() => {
    if (connection === undefined) return;
    if (Date.now() - heardAt > heartbeatMilliseconds * 2)
      connection.destroy(new RedisUnavailable("Redis has gone silent."));
    else connection.write(encodeCommand(["PING"]));
  }, heartbeatMilliseconds);
  heartbeat.unref();

  return {
    listen(kind, name, listener) {
      const key = `${kind} ${name}`;
      let topic = topics.get(key);
      if (topic === undefined) {
        topic = { kind, name, listeners: new Set(), isConfirmed: false };
        topics.set(key, topic);
        if (connection !== undefined) ask(kind, topic, false);
        else open();
      }
      const joined = topic;
      joined.listeners.add(listener);
      if (joined.isConfirmed) listener.onSubscribed();
      return () => {
        joined.listeners.delete(listener);
        if (joined.listeners.size > 0 || topics.get(key) !== joined) return;
        topics.delete(key);
        ask(kind === "subscribe" ? "unsubscribe" : "punsubscribe", joined, true);
      };
    },
    count: () => topics.size,
    close() {
      isClosed = true;
      clearInterval(heartbeat);
      connection?.destroy(new RedisUnavailable("The endpoint is closing."));
    },
  };
}

/** The words of an array of strings; what is no string (a count) is left out. */
function readWords(bytes: Buffer, start: number, end: number): string[] {
  const words: string[] = [];
  for (let at = start; at < end; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    const length = bytes[at] === 36 ? readInteger(bytes, at + 1) : -1;
    at = lineEnd + 2;
    if (length < 0) continue;
    words.push(bytes.toString("utf8", at, at + length));
    at += length + 2;
  }
  return words;
}
