import type { Delta, Rid } from "@dotcart/cart-domain";
import { gossipBody, parseGossip } from "./gossip.ts";
import {
  type Body,
  formatMessage,
  type Message,
  type MessageId,
  messageIdOf,
  parseMessage,
} from "./message.ts";
import { answered, changed, createPeer, heard, type Outgoing, type Peer, tell, tellRest } from "./peer.ts";
import { codes, malformed, type Refusal } from "./refusal.ts";
import { createReplica, type Said } from "./replica.ts";

/** What a node needs from outside. `send` puts one line on the network, `log` tells a human. */
export type NodePorts = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Drawn at random for this process: whoever is started again mints under another one and reuses no dot. */
  readonly rid: Rid;
  readonly send: (line: string) => void;
  readonly log: (text: string) => void;
};

export type CartNode = {
  /** Takes one line from the network. Never throws. */
  readonly receive: (line: string) => void;
  /** Does what has become due, if anything has. */
  readonly tick: () => void;
  /** When `tick` is wanted next, in milliseconds since the epoch; null while there is nobody to talk to. */
  readonly due: () => number | null;
  /** The network ends: says the last that the others lack. */
  readonly end: () => void;
};

type Identity = {
  readonly id: string;
  readonly ids: readonly string[];
  readonly peers: ReadonlyMap<string, Peer>;
};
type Request = { readonly from: string; readonly id: MessageId; readonly body: Body };
/** What is sent back: a whole line, or what an `…_ok` says, or why not. */
type Answer = string | { readonly said: Said } | { readonly refusal: Refusal };

export function createNode({ now, rid, send, log }: NodePorts): CartNode {
  const replica = createReplica(rid, now);
  let me: Identity | null = null;
  let sent = 0;

  /** One message of this node; its own numbers count from 0. */
  function lineTo(
    dest: string,
    type: string,
    { inReplyTo, said }: { inReplyTo?: MessageId | undefined; said: Said },
    as = me?.id ?? "",
  ): string {
    return formatMessage(as, dest, { type, in_reply_to: inReplyTo, msg_id: sent++, ...said });
  }

  const handlers: { readonly [type: string]: (request: Request) => Answer } = {
    init: ({ body }) => initialise(body),
    cart_add: (request) => change("cart_add", request),
    cart_remove: (request) => change("cart_remove", request),
    cart_view: () => ({ said: replica.view() }),
    cart_sync: (request) => takeIn(request),
  };

  function initialise({ node_id: id, node_ids: ids }: Body): Answer {
    if (!isName(id)) return refuse(malformed("node_id must be a text"));
    if (!Array.isArray(ids) || !ids.every(isName))
      return refuse(malformed("node_ids must be a list of texts"));
    if (me !== null && JSON.stringify([me.id, me.ids]) !== JSON.stringify([id, ids]))
      return refuse({ kind: "abort", text: `this node is ${me.id} already` });
    const others = [...new Set(ids)].filter((other) => other !== id);
    me ??= { id, ids, peers: new Map(others.map((other) => [other, createPeer(other, now())])) };
    return { said: {} };
  }

  function change(type: "cart_add" | "cart_remove", { from, id, body }: Request): Answer {
    const before = replica.cart();
    const answer = replica.request({ client: from, id, type }, body, (said) =>
      lineTo(from, `${type}_ok`, { inReplyTo: id, said }),
    );
    if (replica.cart() !== before) tellSoon();
    return answer;
  }

  function takeIn({ from, body }: Request): Answer {
    const peer = me?.peers.get(from);
    if (peer === undefined)
      return refuse({ kind: "not-supported", text: "cart_sync is for the nodes of node_ids" });
    const gossip = parseGossip(body, replica.knowsItemOf);
    if ("refusal" in gossip) return gossip;
    const before = replica.cart();
    replica.takeIn(gossip);
    heard(peer, gossip.delta, { boot: gossip.boot, now: now() });
    if (replica.cart() !== before) tellSoon();
    return { said: { boot: rid } };
  }

  function tellSoon(): void {
    for (const peer of me?.peers.values() ?? []) changed(peer, now());
  }

  function outgoingTo(peer: Peer): Outgoing {
    const sendPiece = (piece: Delta): number => {
      const id = sent;
      send(lineTo(peer.id, "cart_sync", { said: gossipBody(replica.gossip(piece)) as Said }));
      return id;
    };
    return { cart: replica.cart(), now: now(), extra: replica.sizeBeside, send: sendPiece };
  }

  /** An answer of a peer. It is never answered, whatever it says. */
  function reply({ src, body }: Message): void {
    const { type, in_reply_to: id, boot } = body;
    const peer = me?.peers.get(src);
    if (peer !== undefined && type === "cart_sync_ok" && typeof id === "number" && typeof boot === "string")
      answered(peer, id, { boot, now: now() });
    else log(`an answer from ${src} that nobody waits for: ${JSON.stringify(type)}`);
  }

  function answerTo({ src, body }: Message, id: MessageId | undefined): Answer {
    const { type } = body;
    if (typeof type !== "string") return refuse(malformed("type must be a text"));
    const handler = Object.hasOwn(handlers, type) ? handlers[type] : undefined;
    if (handler === undefined)
      return refuse({ kind: "not-supported", text: `no such request: ${type.slice(0, 64)}` });
    if (id === undefined) return refuse(malformed("msg_id must be an integer"));
    if (src.length > NAME_LENGTH_MAX)
      return refuse(malformed(`src must have at most ${NAME_LENGTH_MAX} characters`));
    if (me === null && type !== "init")
      return refuse({ kind: "temporarily-unavailable", text: "this node waits for init" });
    return handler({ from: src, id, body });
  }

  function lineOf({ src, dest, body }: Message, inReplyTo: MessageId | undefined, answer: Answer): string {
    if (typeof answer === "string") return answer;
    if ("said" in answer) return lineTo(src, `${body.type}_ok`, { inReplyTo, said: answer.said });
    const { kind, text } = answer.refusal;
    return lineTo(src, "error", { inReplyTo, said: { code: codes[kind], text } }, me?.id ?? dest);
  }

  return {
    receive: (line) => {
      const message = parseMessage(line);
      if (message === undefined) return log(`no message: ${line.slice(0, 200)}`);
      if (message.body.in_reply_to !== undefined) return reply(message);
      const id = messageIdOf(message.body);
      let answer: Answer;
      try {
        answer = answerTo(message, id);
      } catch (error) {
        log(error instanceof Error ? `${error.stack}` : String(error));
        answer = refuse({ kind: "crash", text: "something went wrong in this node" });
      }
      send(lineOf(message, id, answer));
    },
    tick: () => {
      for (const peer of me?.peers.values() ?? []) tell(peer, outgoingTo(peer));
    },
    due: () => {
      const times = [...(me?.peers.values() ?? [])].map(({ due }) => due);
      return times.length === 0 ? null : Math.min(...times);
    },
    end: () => {
      for (const peer of me?.peers.values() ?? []) tellRest(peer, outgoingTo(peer));
    },
  };
}

/** Characters of the longest name of a client. */
const NAME_LENGTH_MAX = 128;

const isName = (value: unknown): value is string => typeof value === "string" && value !== "";

const refuse = (refusal: Refusal): { readonly refusal: Refusal } => ({ refusal });
