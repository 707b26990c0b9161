import {
  acceptPrice,
  add,
  type Cart,
  clear,
  consume,
  type Delta,
  type Dot,
  decodeCart,
  diff,
  emptyCart,
  encodeCart,
  haveOf,
  join,
  moveToCart,
  type Rid,
  remove,
  saveForLater,
  setQuantity,
  type VariantId,
} from "../../src/index.ts";
import { NOON, rid } from "./examples.ts";
import { type Step, worldOf } from "./history.ts";
import {
  allLinesIn,
  conflictIn,
  dotsHeardOf,
  type Known,
  liveIn,
  liveOnLine,
  type Operation,
  quantityIn,
} from "./oracle.ts";

/** A replica twice over: the cart under test, and what the spec says it knows. */
export type Replica = { readonly rid: Rid; cart: Cart; known: Known; minted: number };
export type Sent = { readonly operation: Operation | null; readonly delta: Delta };
export type World = { readonly replicas: readonly Replica[]; readonly sent: Sent[]; now: number };

type Act = Extract<Step, { quantity: number }>;

/** Lets a history happen. `look` sees every replica right after something happened to it. */
export function happen(history: readonly Step[], look: (replica: Replica) => void = () => {}): World {
  const world: World = {
    replicas: Array.from({ length: worldOf.replicas }, (_, i) => ({
      // Their order as text is not the order they were made in, nor the order they act in.
      rid: rid(["m", "Z", "a", "0"][i] ?? "x"),
      cart: emptyCart,
      known: new Set(),
      minted: 0,
    })),
    sent: [],
    now: NOON,
  };
  for (const step of history) {
    const replica = pick(world.replicas, step.at);
    if ("quantity" in step) perform(world, replica, step);
    else if ("what" in step) deliver(world, step.what, replica);
    else if ("from" in step) exchange(step.do, pick(world.replicas, step.from), replica);
    else replica.cart = reloaded(replica.cart);
    look(replica);
  }
  return world;
}

export const pick = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;

function perform(world: World, replica: Replica, step: Act): void {
  // Clocks differ and go backwards: a third of the replicas is an hour late.
  world.now += 1000;
  const now = world.now - (step.at % 3 === 0 ? 3_600_000 : 0);
  const operation = decided(replica, step, now);
  const delta = operated(replica, step, now);
  replica.cart = join(replica.cart, delta).state;
  if (operation !== null) {
    replica.known = new Set([...replica.known, operation]);
    if (operation.dot !== null) replica.minted += 1;
  }
  world.sent.push({ operation, delta });
}

function deliver(world: World, what: number, to: Replica): void {
  if (world.sent.length === 0) return;
  const { operation, delta } = pick(world.sent, what);
  to.cart = join(to.cart, delta).state;
  if (operation !== null) to.known = new Set([...to.known, operation]);
}

function exchange(how: "join" | "sync", from: Replica, to: Replica): void {
  const delta = how === "join" ? from.cart : diff(from.cart, haveOf(to.cart));
  to.cart = join(to.cart, delta).state;
  to.known = new Set([...to.known, ...from.known]);
}

function reloaded(cart: Cart): Cart {
  const read = decodeCart(encodeCart(cart));
  if (!read.ok) throw new Error(`a cart of ours was refused: ${read.problem.kind} ${encodeCart(cart)}`);
  return read.value;
}

const LINES = ["tea", "milk", "bread"] as const;
const seenBy = ({ line, quantity }: Act): number => 100 * line + quantity;
const nameOf = ({ line }: Act): string => pick(LINES, line);

/** Which dots the author was shown, by the spec's own view of what is there. Some are long gone. */
function shownTo(replica: Replica, step: Act): readonly string[] {
  const heard = [...dotsHeardOf(replica.known)].sort();
  return heard.filter((_, i) => ((step.shown ?? 0) >> (i % 8)) % 2 === 1);
}

/** The operation as the spec understands it; null when it comes to nothing. */
function decided(replica: Replica, step: Act, now: number): Operation | null {
  const { known } = replica;
  if (step.do === "save" || step.do === "move" || step.do === "accept")
    return exchanged(replica, { ...step, do: step.do }, now);
  const line = nameOf(step);
  const onLine = liveOnLine(known, line);
  const shown = new Set(step.shown === null ? dotsHeardOf(known) : shownTo(replica, step));
  const isSeen = ({ dot }: Operation) => dot !== null && shown.has(dot);
  const killed = {
    add: [],
    set: onLine.filter(isSeen),
    remove: onLine.filter(isSeen),
    clear: liveIn(known).filter((live) => isSeen(live) && !live.line.startsWith("~")),
    consume: liveIn(known).filter(isSeen),
  }[step.do];
  const kills = new Set(killed.flatMap(({ dot }) => dot ?? []));
  const n = replica.minted + 1;
  const minted = {
    rid: replica.rid,
    n,
    dot: `${replica.rid}:${n}`,
    line,
    quantity: step.quantity,
    seen: seenBy(step),
    at: now,
    since: Math.min(now, ...onLine.map(({ since }) => since)),
    kills,
  };
  if (step.do === "add") return step.quantity === 0 ? null : { ...minted, kind: "add" };
  const isSet = step.do === "set" && step.quantity > 0;
  const isAlready = killed.length > 0 && quantityIn(killed) === step.quantity && conflictIn(killed) === null;
  if (isSet) return isAlready ? null : { ...minted, kind: "set" };
  return kills.size === 0 ? null : { ...minted, dot: null, kind: null };
}

/** Goods that change their line or the price they were seen at: a set of what they come to, for all that is replaced. */
function exchanged(
  replica: Replica,
  step: Act & { do: "save" | "move" | "accept" },
  now: number,
): Operation | null {
  const name = nameOf(step);
  const [from, to] = { save: [name, `~${name}`], move: [`~${name}`, name], accept: [name, name] }[step.do];
  const moving = liveOnLine(replica.known, from as string);
  if (moving.length === 0) return null;
  const there = from === to ? [] : liveOnLine(replica.known, to as string);
  const isSeen = allLinesIn(replica.known).find(({ line }) => line === from)?.seen === seenBy(step);
  if (step.do === "accept" && isSeen) return null;
  const killed = [...moving, ...there];
  const n = replica.minted + 1;
  return {
    rid: replica.rid,
    n,
    dot: `${replica.rid}:${n}`,
    kind: "set",
    line: to as string,
    quantity: Math.min(9999, quantityIn(moving) + quantityIn(there)),
    seen: seenBy(step),
    at: now,
    since: Math.min(now, ...killed.map(({ since }) => since)),
    kills: new Set(killed.flatMap(({ dot }) => dot ?? [])),
  };
}

/** The same operation, done by the code under test. */
function operated({ cart, ...replica }: Replica, step: Act, now: number): Delta {
  const author = { rid: replica.rid, now, seen: seenBy(step) };
  const line = nameOf(step) as VariantId;
  const change = { line, quantity: step.quantity };
  const dots = step.shown === null ? undefined : (shownTo({ cart, ...replica }, step) as Dot[]);
  if (step.do === "save") return saveForLater(cart, author, line);
  if (step.do === "move") return moveToCart(cart, author, line);
  if (step.do === "accept") return acceptPrice(cart, author, line);
  if (step.do === "add") return step.quantity === 0 ? emptyCart : add(cart, author, change);
  if (step.do === "set") return setQuantity(cart, author, { ...change, dots });
  if (step.do === "remove") return remove(cart, line, { dots });
  if (step.do === "clear") return clear(cart, { dots });
  return consume((dots ?? [...cart.entries.keys()]).filter((dot) => cart.entries.has(dot)));
}
