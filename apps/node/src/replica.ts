import {
  type Cart,
  type Delta,
  type Dot,
  dotsOf,
  type Entry,
  emptyCart,
  join,
  lineCountOf,
  type Rid,
} from "@dotcart/cart-domain";
import { decideAdd, decideRemove, viewOf } from "./cart-requests.ts";
import { createClock } from "./clock.ts";
import { createEffects, type Effect, effectSize, type RequestName } from "./effects.ts";
import type { Gossip } from "./gossip.ts";
import { isPlain, lineOfItem } from "./item.ts";
import { createItemTexts } from "./item-texts.ts";
import type { Json } from "./json-text.ts";
import type { Body } from "./message.ts";
import type { Refusal } from "./refusal.ts";

/** What an answer says beside its frame. */
export type Said = { readonly [key: string]: Json };

/** One process's copy of the cart, with what must be known beside it: texts of items, effects of requests, the time. */
export type Replica = {
  readonly cart: () => Cart;
  /**
   * Does what a request asks, or finds it done already; either way says what to answer. `lineOf` frames the answer,
   * and a repeat of the request gets the same line again.
   */
  readonly request: (
    name: RequestName,
    body: Body,
    lineOf: (said: Said) => string,
  ) => string | { refusal: Refusal };
  readonly view: () => Said;
  /** Takes in what another node told. Idempotent, in any order. */
  readonly takeIn: (gossip: Gossip) => void;
  /** A piece with everything that must travel beside it. */
  readonly gossip: (piece: Delta) => Gossip;
  /** What travels beside a dot, in characters. */
  readonly sizeBeside: (dot: Dot, entry: Entry | undefined) => number;
  readonly knowsItemOf: (line: string) => boolean;
};

export function createReplica(rid: Rid, now: () => number): Replica {
  const clock = createClock(now);
  const effects = createEffects();
  const texts = createItemTexts();
  let cart = emptyCart;
  let size = 0;

  /** `lines` is what the cart comes to then, where that is known. */
  function take(delta: Delta, lines?: number): void {
    const joined = join(cart, delta);
    if (!joined.changed) return;
    cart = joined.state;
    size = lines ?? lineCountOf(cart);
  }

  function act(name: RequestName, body: Body): Effect | { refusal: Refusal } {
    const decided =
      name.type === "cart_add" ? decideAdd(cart, body, { rid, now: clock.next }) : decideRemove(cart, body);
    if ("refusal" in decided) return decided;
    const { delta, item } = decided;
    const had = dotsOf(cart, lineOfItem(item)).length > 0 ? 1 : 0;
    const dots =
      name.type === "cart_add" ? [...delta.entries.keys()] : dotsOf(cart, lineOfItem(item)).slice(-CARRIERS);
    texts.learn(item);
    take(delta, size - had + (name.type === "cart_add" ? 1 : 0));
    texts.tidy(liveLines);
    return { ...name, dots };
  }

  const liveLines = (): ReadonlySet<string> => new Set([...cart.entries.values()].map(({ line }) => line));
  const textOf = ({ line }: Entry): string[] => (isPlain(line) ? [] : [texts.of(line) ?? line]);

  return {
    cart: () => cart,
    request: (name, body, lineOf) => {
      const known = effects.of(name);
      if (known?.answer) return known.answer;
      const effect = known?.effect ?? act(name, body);
      if ("refusal" in effect) return effect;
      const line = lineOf(name.type === "cart_add" ? { cart_size: size } : {});
      effects.put(effect, line);
      return line;
    },
    view: () => viewOf(cart, texts.of),
    takeIn: (gossip) => {
      for (const item of gossip.items) texts.learn(item);
      for (const { at } of gossip.delta.entries.values()) clock.heard(at);
      take(gossip.delta);
      for (const effect of gossip.effects) take(effects.learn(effect));
      texts.tidy(liveLines);
    },
    gossip: (delta) => ({
      boot: rid,
      delta,
      items: [...new Set([...delta.entries.values()].flatMap(textOf))],
      effects: effects.beside(delta),
    }),
    sizeBeside: (dot, entry) =>
      [...effects.about(dot).map(effectSize), ...(entry ? textOf(entry) : []).map(textSize)].reduce(
        (sum, part) => sum + part,
        0,
      ),
    knowsItemOf: (line) => texts.of(line) !== undefined,
  };
}

/** So many of the dots a remove took out carry word of it: more would only make messages longer. */
const CARRIERS = 4;

const textSize = (item: string): number => JSON.stringify(item).length + 2;
