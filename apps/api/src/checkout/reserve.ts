import { linesOf, variantOf } from "@dotcart/cart-domain";
import { restrict } from "@dotcart/cart-domain/checkout";
import { Refusal } from "../problem.ts";
import type { AtTill } from "./desk.ts";
import { readDigest } from "./digest.ts";
import { cartOf } from "./review.ts";

export type Reserved = {
  /** Milliseconds since the epoch; null where nothing is reserved. */
  readonly reservedUntil: number | null;
};

/** Keeps the goods of a digest for this cart while the shopper types: those of them that are in the cart, as many as are there. */
export async function reserve(at: AtTill, { digest }: { readonly digest: string }): Promise<Reserved> {
  const { shown } = readDigest(digest);
  const cart = restrict(
    await cartOf(at),
    shown.lines.flatMap(({ dots }) => dots),
  );
  if (at.till.reservationMilliseconds === 0) return { reservedUntil: null };
  const lines = linesOf(cart).map(({ line, quantity }) => ({ variantId: variantOf(line), quantity }));
  return keep(at, lines);
}

/** Gives back what was kept for this cart. */
export async function release(at: AtTill): Promise<Reserved> {
  await cartOf(at);
  return keep(at, []);
}

type Lines = Parameters<AtTill["till"]["orders"]["reserve"]>[1];

async function keep({ till, session }: AtTill, lines: Lines): Promise<Reserved> {
  const kept = await till.orders.reserve(session.cartId, lines, till.reservationMilliseconds);
  if (!kept.ok) throw new Refusal(kept.problem);
  return { reservedUntil: kept.value?.until ?? null };
}
