import { randomBytes } from "node:crypto";
import type { VariantId } from "@dotcart/cart-domain";
import type { Order } from "@dotcart/cart-domain/checkout";
import postgres from "postgres";
import type { CheckoutReview, PlacedOrder } from "../../src/checkout/view.ts";
import type { ChangePorts } from "../../src/node/start.ts";
import type { Reply } from "../call.ts";
import { draft } from "../draft.ts";
import { eventually, type FullStack, openFullStack } from "../full-stack.ts";
import { type Guest, newGuest, once } from "../shop.ts";

export type TillStack = FullStack & {
  /** A variant of its own for a test, with so much of it on the shelf. */
  sell(stock: number, amount?: number): Promise<VariantId>;
  /** A guest with so much in his cart. */
  shopper(...goods: readonly [VariantId, number][]): Promise<Guest>;
  stockOf(variantId: VariantId): Promise<number>;
  /** How often the bank took money for orders of this variant, and gave it back. */
  moneyFor(variantId: VariantId): Promise<{ captures: number; refunds: number }>;
  ordersOf(variantId: VariantId): Promise<readonly Order[]>;
  sql: postgres.Sql;
};

/** Every real part, and a merchant's and a bank's view of what came of it. */
export async function openTill(
  settings: Readonly<Record<string, string>> = {},
  change?: ChangePorts,
): Promise<TillStack> {
  const stack = await openFullStack(settings, change);
  const sql = postgres(stack.env.DATABASE_URL, { max: 4, onnotice: () => {} });
  return {
    ...stack,
    sql,
    async sell(stock, amount = 1000) {
      const id = `t${randomBytes(6).toString("hex")}`;
      const saved = await stack.db.products.save(draft(id, stock, amount));
      if (!saved.ok) throw new Error(`no such goods: ${saved.problem.kind}`);
      return `${id}v` as VariantId;
    },
    async shopper(...goods) {
      const guest = await newGuest(stack.handler);
      for (const [variantId, quantity] of goods) await put(guest, variantId, quantity);
      return guest;
    },
    async stockOf(variantId) {
      const [row] = await sql<{ stock: number }[]>`select stock from variants where id = ${variantId}`;
      return row?.stock ?? Number.NaN;
    },
    async moneyFor(variantId) {
      const [row] = await sql<{ captures: number; refunds: number }[]>`
        select coalesce(sum(captures), 0)::int as captures, coalesce(sum(refunds), 0)::int as refunds
        from test_payments where key in (select order_id from order_lines where variant_id = ${variantId})`;
      return { captures: row?.captures ?? 0, refunds: row?.refunds ?? 0 };
    },
    async ordersOf(variantId) {
      const rows = await sql<{ id: Order["id"] }[]>`
        select order_id as id from order_lines where variant_id = ${variantId}`;
      const orders = await Promise.all(rows.map(({ id }) => stack.db.orders.byId(id)));
      return orders.flatMap((order) => order ?? []);
    },
    async stop() {
      await sql.end({ timeout: 1 });
      await stack.stop();
    },
  };
}

export async function put(guest: Guest, variantId: VariantId, quantity: number): Promise<void> {
  const { status, text } = await guest.call("cart.add", once({ variantId, quantity }));
  if (status !== 200) throw new Error(text);
}

export const address = {
  name: "Ada Lovelace",
  line1: "Unter den Linden 1",
  city: "Berlin",
  postalCode: "10117",
  country: "DE",
};

type Caller = Pick<Guest, "call">;

export async function review(guest: Caller, wish: object = {}): Promise<CheckoutReview> {
  const { data, text } = await guest.call("checkout.review", wish);
  if (data === undefined) throw new Error(text);
  return data as CheckoutReview;
}

/** What `place` is given; a fresh key unless told. */
export const request = (digest: string | null, change: object = {}) => ({
  idempotencyKey: randomBytes(9).toString("base64url"),
  digest,
  email: "ada@example.test",
  address,
  delivery: "standard",
  payment: { provider: "test", token: "ok" },
  ...change,
});

export const paying = (token: string) => ({ payment: { provider: "test", token } });

/** Reviews and places at once. */
export async function order(guest: Caller, change: object = {}): Promise<Reply> {
  const { digest } = await review(guest);
  return guest.call("checkout.place", request(digest, change));
}

export const placed = ({ data, text }: Reply): PlacedOrder => {
  if (data === undefined) throw new Error(text);
  return data as PlacedOrder;
};

type Line = { readonly variantId: string; readonly quantity: number };

export async function cartOf(guest: Caller): Promise<readonly (readonly [string, number])[]> {
  const { data, text } = await guest.call("cart.get");
  if (data === undefined) throw new Error(text);
  return (data as { lines: readonly Line[] }).lines.map(({ variantId, quantity }) => [variantId, quantity]);
}

export const emptied = (guest: Caller) =>
  eventually(
    () => cartOf(guest),
    (lines) => lines.length === 0,
  );

/** The same call again for as long as it is said to be in progress. */
export const insist = (guest: Caller, path: string, input: unknown): Promise<Reply> =>
  eventually(
    () => guest.call(path, input),
    ({ problem }) => problem?.kind !== "checkout-in-progress",
  );
