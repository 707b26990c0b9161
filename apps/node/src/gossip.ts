import { type Delta, Dot, decodeCart, encodeCart, Rid, stateBounds } from "@dotcart/cart-domain";
import type { Effect } from "./effects.ts";
import { isItem, isPlain, lineOfItem } from "./item.ts";
import type { Json } from "./json-text.ts";
import { type Body, messageIdOf } from "./message.ts";
import { malformed, type Refusal } from "./refusal.ts";

/**
 * What one node tells another: a piece of the cart, beside it the texts of the items that are hashes in it, and what
 * requests did to its dots. `boot` names the process that speaks.
 */
export type Gossip = {
  readonly boot: Rid;
  readonly delta: Delta;
  readonly items: readonly string[];
  readonly effects: readonly Effect[];
};

/** A peer cuts what it tells into pieces below this (`pieces.ts`). */
const bounds = { ...stateBounds, characters: 16_384 };

export const gossipBody = ({ boot, delta, items, effects }: Gossip) => ({
  boot,
  delta: encodeCart(delta),
  items: items.length === 0 ? undefined : items,
  effects: effects.length === 0 ? undefined : effects.map(rowOf),
});

/** Reads what a peer told. Of a message with a fault nothing is taken in. */
export function parseGossip(
  body: Body,
  knowsItemOf: (line: string) => boolean,
): Gossip | { refusal: Refusal } {
  const { items = [], effects: rows = [] } = body;
  const boot = Rid.safeParse(body.boot);
  if (!boot.success) return refused("boot must be a replica id");
  const delta = typeof body.delta === "string" ? decodeCart(body.delta, bounds) : undefined;
  if (!delta?.ok) return refused(`delta: ${delta?.problem.kind ?? "must be a text"}`);
  if (!Array.isArray(items) || !items.every(isItem)) return refused("items must be a list of texts");
  const told = new Set<string>(items.map(lineOfItem));
  for (const { line } of delta.value.entries.values())
    if (!isPlain(line) && !told.has(line) && !knowsItemOf(line))
      return refused(`items lacks the text of ${line}`);
  const effects = Array.isArray(rows) ? rows.map(effectOf) : [null];
  if (!effects.every((effect) => effect !== null))
    return refused("effects must be rows of a request and its dots");
  return { boot: boot.data, delta: delta.value, items, effects };
}

const rowOf = ({ client, id, type, dots }: Effect): Json => [client, id, type, ...dots];

function effectOf(row: unknown): Effect | null {
  if (!Array.isArray(row)) return null;
  const [client, msg_id, type, ...texts] = row as unknown[];
  const id = messageIdOf({ msg_id });
  const dots = texts.flatMap((text) => Dot.safeParse(text).data ?? []);
  if (typeof client !== "string" || id === undefined || dots.length !== texts.length) return null;
  return type === "cart_add" || type === "cart_remove" ? { client, id, type, dots } : null;
}

const refused = (text: string) => ({ refusal: malformed(text) });
