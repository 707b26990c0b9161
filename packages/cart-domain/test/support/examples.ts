import {
  type Author,
  type Cart,
  type Currency,
  type Delta,
  type Dot,
  emptyCart,
  join,
  lineOf,
  type ProductId,
  type Rid,
  type Variant,
  type VariantId,
} from "../../src/index.ts";

/** Rids, lines and dots by short names, as a reader would say them: a:1, milk. */
export const rid = (name: string): Rid => name.padEnd(12, "_") as Rid;
export const dot = (name: string, n: number): Dot => `${rid(name)}:${n}` as Dot;
export const milk = "milk" as VariantId;
export const tea = "tea-250" as VariantId;
export const bread = "bread" as VariantId;
export const EUR = "EUR" as Currency;

export const NOON = 1_760_000_000_000;

export const by = (name: string, now = NOON, seen = 199): Author => ({ rid: rid(name), now, seen });

/** A cart in which all of these have arrived. */
export const cartOf = (...deltas: readonly Delta[]): Cart =>
  deltas.reduce((cart, delta) => join(cart, delta).state, emptyCart);

/** Does the operations one after another on one replica. */
export const after = (cart: Cart, ...operations: readonly ((cart: Cart) => Delta)[]): Cart =>
  operations.reduce((now, operation) => join(now, operation(now)).state, cart);

export const quantityOf = (cart: Cart, line: VariantId): number => lineOf(cart, line)?.quantity ?? 0;

export const variantOf = (id: VariantId, change: Partial<Variant> = {}): Variant => ({
  id,
  sku: id.toUpperCase(),
  name: id,
  price: { amount: 199, currency: EUR },
  stock: 1000,
  available: true,
  min: 1,
  max: 100,
  step: 1,
  product: { id: "p1" as ProductId, slug: id, name: id, image: null },
  ...change,
});
