import {
  type Cart,
  compareDots,
  consume,
  type Delta,
  type Dot,
  dotCount,
  dotsIn,
  emptyCart,
} from "@dotcart/cart-domain";
import { createMemory } from "./memory.ts";
import type { MessageId } from "./message.ts";
import { PIECE_SIZE } from "./pieces.ts";

/** What repeats of a request have in common. */
export type RequestName = {
  readonly client: string;
  readonly id: MessageId;
  readonly type: "cart_add" | "cart_remove";
};

/** What a request did: the dot an add minted, or some of the dots a remove took out. */
export type Effect = RequestName & { readonly dots: readonly Dot[] };

/** An effect, and the line it was answered with; null when another node did it. */
type Known = { readonly effect: Effect; readonly answer: string | null };

/** Characters kept; at some 300 a request, the last 50,000 requests. */
const ROOM = 16 * 1024 * 1024;

/**
 * What requests did already, here and, as far as they have told, on the other nodes. So a request that comes again is
 * answered and not done again, also when the client turned to another node or the node was started anew.
 */
export type Effects = {
  readonly of: (request: RequestName) => Known | undefined;
  readonly put: (effect: Effect, answer: string | null) => void;
  /** The effects that are about dots of a piece, as far as a message has room: they travel with it. */
  readonly beside: (piece: Delta) => readonly Effect[];
  /** Those about one dot. */
  readonly about: (dot: Dot) => readonly Effect[];
  /** Takes in what another node tells, and gives what must go out of the cart for it. */
  readonly learn: (effect: Effect) => Delta;
};

export function createEffects(room = ROOM): Effects {
  const byDot = new Map<Dot, Set<string>>();
  const memory = createMemory<Known>(room, (key, { effect }) => unlink(key, effect));

  const of = (request: RequestName): Known | undefined => memory.get(keyOf(request));

  const put = (effect: Effect, answer: string | null): void => {
    const key = keyOf(effect);
    const before = memory.get(key);
    if (before !== undefined) unlink(key, before.effect);
    for (const dot of effect.dots) byDot.set(dot, (byDot.get(dot) ?? new Set()).add(key));
    memory.put(key, { effect, answer }, (answer?.length ?? 0) + effect.dots.length * DOT_ROOM);
  };

  function unlink(key: string, { dots }: Effect): void {
    for (const dot of dots) {
      const keys = byDot.get(dot);
      keys?.delete(key);
      if (keys?.size === 0) byDot.delete(dot);
    }
  }

  const about = (dot: Dot): readonly Effect[] =>
    [...(byDot.get(dot) ?? [])].flatMap((key) => memory.get(key)?.effect ?? []);

  return {
    of,
    put,
    about,
    beside: (piece) => {
      const found = new Set<Effect>();
      let size = 0;
      for (const dot of namedIn(piece))
        for (const effect of about(dot)) {
          if (found.has(effect)) continue;
          size += effectSize(effect);
          if (size > PIECE_SIZE) return [...found];
          found.add(effect);
        }
      return [...found];
    },
    learn: (told) => {
      const known = of(told);
      const effect = known === undefined ? told : bothOf(known.effect, told);
      if (effect !== known?.effect) put(effect, known?.answer ?? null);
      return known === undefined || told.type !== "cart_add" ? emptyCart : losersOf(effect.dots);
    },
  };
}

/** How many characters an effect takes in a message. */
export const effectSize = ({ client, id, dots }: Effect): number =>
  JSON.stringify(client).length + `${id}`.length + dots.length * 28 + 24;

/** What an index entry for a dot takes. */
const DOT_ROOM = 60;

const keyOf = ({ client, id, type }: RequestName): string => JSON.stringify([client, `${id}`, type]);

function bothOf(a: Effect, b: Effect): Effect {
  const dots = [...new Set([...a.dots, ...b.dots])].sort(compareDots);
  return dots.length === a.dots.length ? a : { ...a, dots };
}

/** Two nodes did the same add before they heard of each other: the least dot stays, on every node the same. */
const losersOf = (dots: readonly Dot[]): Delta => consume(dots.slice(1));

/** The dots a piece is about, those that carry an entry first. Of a long "1..n" these alone. */
const namedIn = ({ entries, context }: Cart): Iterable<Dot> =>
  dotCount(context) <= MANY
    ? new Set([...entries.keys(), ...dotsIn(context)])
    : [...entries.keys(), ...context.cloud];
const MANY = 2048;
