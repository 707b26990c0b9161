import { type Cart, type Context, counterOf, type Dot, type Have, ridOf } from "../../src/index.ts";

/** A cart as plain sorted data, without a codec or a map of ours in between: two carts are the same when these are. */
export const plain = ({ entries, context }: Cart) => ({
  entries: [...entries].map(([dot, entry]) => ({ dot, ...entry })).sort((a, b) => (a.dot < b.dot ? -1 : 1)),
  ...plainContext(context),
});

export const plainContext = ({ vector, cloud }: Context) => ({
  vector: [...vector].sort(([a], [b]) => (a < b ? -1 : 1)),
  cloud: [...cloud].sort(),
});

export const plainHave = ({ context, live }: Have) => ({ ...plainContext(context), live: [...live].sort() });

/** What makes a cart one that honest replicas can reach; null when it is. */
export function brokenForm({ entries, context: { vector, cloud } }: Cart): string | null {
  const isCovered = (dot: Dot) => counterOf(dot) <= (vector.get(ridOf(dot)) ?? 0);
  for (const [rid, n] of vector) if (!Number.isInteger(n) || n < 1) return `the vector says ${n} of ${rid}`;
  for (const dot of cloud) {
    if (isCovered(dot)) return `${dot} is in the vector and in the cloud`;
    if (counterOf(dot) === (vector.get(ridOf(dot)) ?? 0) + 1) return `${dot} would extend the vector`;
  }
  for (const dot of entries.keys())
    if (!isCovered(dot) && !cloud.has(dot)) return `the entry of ${dot} is not in the context`;
  return null;
}
