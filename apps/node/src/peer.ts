import { type Cart, type Delta, emptyCart, haveOf, join } from "@dotcart/cart-domain";
import { type Extra, piecesOf } from "./pieces.ts";

/** Waits, in milliseconds. */
export const pace = {
  /** After a change, so that a burst goes out together. */
  gather: 5,
  /** For an answer at least, and at most where none comes. */
  patienceMin: 100,
  patienceMax: 1_000,
  /** Between two messages to a peer that has been told everything: a restarted one is noticed by its answer. */
  beat: 500,
  /** From `init` to the first of these, which is how a restarted node asks to be told everything. */
  firstBeat: 100,
} as const;

/** Messages that may be on their way at once, and how many unanswered ones are kept for a late answer. */
const WINDOW = 4;
const KEPT = 64;

type Sent = { readonly piece: Delta; readonly at: number };

/**
 * What this node believes of another: the least it must have. It is learnt from answers and from what the peer says
 * itself, and holds for one process of the peer: an answer from another process starts it anew.
 */
export type Peer = {
  readonly id: string;
  /** The process that answered last; null before the first answer. */
  boot: string | null;
  /** What it has for certain. */
  known: Cart;
  /** What it has when nothing that is on its way gets lost. */
  assumed: Cart;
  /** The cart as it was when the last of it had been sent. */
  told: Cart | null;
  /** Messages without an answer by number, the oldest first; those below `floor` are given up. */
  readonly sent: Map<number, Sent>;
  floor: number;
  /** How long an answer is waited for. */
  patience: number;
  /** When it was sent something last. */
  lastAt: number;
  /** When there is something to do for it. */
  due: number;
};

export const createPeer = (id: string, now: number): Peer => ({
  id,
  boot: null,
  known: emptyCart,
  assumed: emptyCart,
  told: emptyCart,
  sent: new Map(),
  floor: 0,
  patience: pace.patienceMin,
  lastAt: now + pace.firstBeat - pace.beat,
  due: now + pace.firstBeat,
});

/** The cart to tell, and what a dot costs beside itself. `send` gets a piece (empty for a beat) and says its number. */
export type Outgoing = {
  readonly cart: Cart;
  readonly now: number;
  readonly extra: Extra;
  readonly send: (piece: Delta) => number;
};

/** Sends what the peer lacks as far as the window allows, or a beat when it lacks nothing. Does nothing before it is due. */
export function tell(peer: Peer, outgoing: Outgoing): void {
  const { cart, now, send } = outgoing;
  if (now < peer.due) return;
  if (isLate(peer, now)) giveUp(peer);
  if (peer.told !== cart) tellNews(peer, outgoing);
  if (onTheWay(peer).length === 0 && now >= peer.lastAt + pace.beat)
    keep(peer, send(emptyCart), emptyCart, now);
  const [oldest] = onTheWay(peer);
  peer.due = oldest === undefined ? peer.lastAt + pace.beat : oldest.at + peer.patience;
}

/** Sends everything the peer lacks at once, for nobody will be there to repeat it. */
export function tellRest(peer: Peer, { cart, extra, send }: Omit<Outgoing, "now">): void {
  for (const piece of piecesOf(cart, haveOf(peer.assumed), extra)) send(piece);
}

/** The cart has changed: it is told soon, unless enough is on its way already. */
export function changed(peer: Peer, now: number): void {
  if (onTheWay(peer).length < WINDOW) peer.due = Math.min(peer.due, now + pace.gather);
}

/** The peer has answered a message: it has that piece for certain, if this is still the process that is believed in. */
export function answered(peer: Peer, id: number, { boot, now }: { boot: string; now: number }): void {
  const sent = peer.sent.get(id);
  if (sent === undefined) return;
  if (boot !== peer.boot) {
    if (peer.boot !== null) forget(peer);
    peer.boot = boot;
  }
  peer.sent.delete(id);
  peer.known = join(peer.known, sent.piece).state;
  peer.assumed = join(peer.assumed, sent.piece).state;
  peer.patience = Math.min(Math.max((now - sent.at) * 2, pace.patienceMin), pace.patienceMax);
  peer.due = now;
}

/** The peer has said something itself: it has that. From a process not known, it is asked at once which one it is. */
export function heard(peer: Peer, delta: Delta, { boot, now }: { boot: string; now: number }): void {
  if (boot === peer.boot) {
    peer.known = join(peer.known, delta).state;
    peer.assumed = join(peer.assumed, delta).state;
  } else peer.lastAt = now - pace.beat;
  peer.patience = pace.patienceMin;
  peer.due = now;
}

function tellNews(peer: Peer, { cart, now, extra, send }: Outgoing): void {
  let room = WINDOW - onTheWay(peer).length;
  if (room <= 0) return;
  for (const piece of piecesOf(cart, haveOf(peer.assumed), extra)) {
    if (room === 0) return;
    room -= 1;
    keep(peer, send(piece), piece, now);
    peer.assumed = join(peer.assumed, piece).state;
  }
  peer.told = cart;
}

function keep(peer: Peer, id: number, piece: Delta, now: number): void {
  peer.sent.set(id, { piece, at: now });
  peer.lastAt = now;
  const [oldest] = peer.sent.keys();
  if (peer.sent.size > KEPT && oldest !== undefined) peer.sent.delete(oldest);
}

const onTheWay = ({ sent, floor }: Peer): readonly Sent[] =>
  [...sent].flatMap(([id, message]) => (id < floor ? [] : message));

function isLate(peer: Peer, now: number): boolean {
  const [oldest] = onTheWay(peer);
  return oldest !== undefined && now >= oldest.at + peer.patience;
}

/** What is on its way counts as lost: it will be told again. An answer that comes after all is still worth something. */
function giveUp(peer: Peer): void {
  peer.floor = 1 + Math.max(...peer.sent.keys());
  peer.assumed = peer.known;
  peer.told = null;
  peer.patience = Math.min(peer.patience * 2, pace.patienceMax);
}

function forget(peer: Peer): void {
  peer.sent.clear();
  peer.known = emptyCart;
  peer.assumed = emptyCart;
  peer.told = null;
}
