import type { Dot, VariantId } from "@dotcart/cart-domain";
import { isOpen, type Outcome } from "./client.ts";
import type { Stand } from "./stand.ts";

/** What a cell began with, and what was answered in it. */
export type Case = {
  readonly cartId: string;
  /** What was in the cart when both callers reviewed it, by dot. */
  readonly before: Contents;
  /** What another device put in meanwhile. */
  readonly added: Contents;
  /** Stock of every variant at the beginning. */
  readonly stock: ReadonlyMap<VariantId, number>;
  /** What both callers were shown and confirmed, in minor units. */
  readonly total: number;
  /** How many orders may have been bought. */
  readonly orders: readonly number[];
  readonly callers: readonly { readonly key: string; readonly answers: readonly Outcome[] }[];
};
export type Contents = ReadonlyMap<Dot, { readonly variantId: VariantId; readonly quantity: number }>;

/** What of the promises does not hold, read from Postgres, Redis and the bank's own ledger; empty when all do. */
export async function broken(stand: Stand, it: Case): Promise<readonly string[]> {
  const seen = await look(stand, it);
  return [
    ...ordersBroken(seen, it),
    ...moneyBroken(seen, it),
    ...goodsBroken(seen, it),
    ...cartBroken(seen, it),
    ...answersBroken(seen, it),
  ];
}

type Seen = Awaited<ReturnType<typeof look>>;

async function look({ sql, carts }: Stand, { cartId, stock }: Case) {
  const orders = await sql<OrderRow[]>`
    select id, status, subtotal::int, discount::int, delivery::int, total::int, cart_taken_at is not null as is_taken
    from orders where cart_id = ${cartId}`;
  const ids = orders.map(({ id }) => id);
  const of = async <Row extends object>(rows: PromiseLike<readonly object[]>): Promise<readonly Row[]> =>
    (await rows) as readonly Row[];
  return {
    orders,
    lines: await of<LineRow>(sql`
      select order_id, variant_id, quantity, price::int, subtotal::int from order_lines where order_id = any(${ids})`),
    dots: await of<DotRow>(
      sql`select rid || ':' || n as dot, order_id from order_dots where order_id = any(${ids})`,
    ),
    payments: await of<PaymentRow>(sql`
      select order_id, state, amount::int, due_at, driven_until from payments where order_id = any(${ids})`),
    keys: await of<KeyRow>(sql`select key, order_id from idempotency_keys where order_id = any(${ids})`),
    ledger: await of<LedgerRow>(sql`
      select key, state, amount::int, captures, refunds from test_payments
      where key = any(${ids}) or key not in (select id from orders)`),
    shelf: await of<ShelfRow>(sql`
      select id, stock, (select coalesce(sum(quantity), 0)::int from stock_reservations where variant_id = variants.id) as reserved
      from variants where id = any(${[...stock.keys()]})`),
    cart: contentsOf(await carts.read(cartId as Parameters<typeof carts.read>[0])),
  };
}

type OrderRow = {
  id: string;
  status: string;
  subtotal: number;
  discount: number;
  delivery: number;
  total: number;
  is_taken: boolean;
};
type LineRow = { order_id: string; variant_id: string; quantity: number; price: number; subtotal: number };
type DotRow = { dot: Dot; order_id: string };
type PaymentRow = { order_id: string; state: string; amount: number; due_at: unknown; driven_until: unknown };
type KeyRow = { key: string; order_id: string };
type LedgerRow = { key: string; state: string; amount: number; captures: number; refunds: number };
type ShelfRow = { id: VariantId; stock: number; reserved: number };

export const contentsOf = (stored: Awaited<ReturnType<Stand["carts"]["read"]>>): Contents =>
  new Map(
    [...(stored?.cart.entries ?? [])].map(([dot, { line, quantity }]) => [
      dot,
      { variantId: line as string as VariantId, quantity },
    ]),
  );

const isPaid = ({ status }: OrderRow): boolean => status === "paid";
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** [I5][I8] One order and no other for these dots (none where the card was declined), with the sums that were confirmed; nothing is under way any more. */
function* ordersBroken({ orders, lines, payments }: Seen, { total, orders: may }: Case): Generator<string> {
  const paid = orders.filter(isPaid);
  if (!may.includes(paid.length)) yield `${paid.length} orders are paid, of ${JSON.stringify(orders)}`;
  for (const order of orders) {
    const told = `the order ${order.id} (${order.status})`;
    const own = lines.filter(({ order_id }) => order_id === order.id);
    const ofLines = sum(own.map(({ price, quantity }) => price * quantity));
    if (order.total !== ofLines - order.discount + order.delivery) yield `${told} is no sum of its lines`;
    if (order.total !== total) yield `${told} costs ${order.total}, and ${total} was confirmed`;
    if (order.status !== "paid" && order.status !== "cancelled") yield `${told} is still under way`;
    if (isPaid(order) && !order.is_taken) yield `${told} waits for its cart for ever`;
  }
  for (const { order_id, due_at, driven_until, state } of payments)
    if (due_at !== null || driven_until !== null) yield `the payment of ${order_id} (${state}) is never done`;
}

/** [I5] The bank took money once for every paid order, as much as it costs, and holds none for any other. */
function* moneyBroken({ orders, ledger, payments }: Seen, _: Case): Generator<string> {
  for (const entry of ledger) {
    const order = orders.find(({ id }) => id === entry.key);
    const told = `the bank's ${JSON.stringify(entry)}`;
    if (order === undefined) {
      if (["authorised", "requires-action", "captured"].includes(entry.state))
        yield `${told} belongs to no order`;
      continue;
    }
    if (entry.captures > 1) yield `${told} was captured more than once`;
    if (entry.amount !== order.total) yield `${told} is not what the order costs`;
    if (isPaid(order) !== (entry.state === "captured"))
      yield `${told} belongs to an order that is ${order.status}`;
    if (entry.state === "authorised" || entry.state === "requires-action") yield `${told} is held for ever`;
    if (order.status === "cancelled" && entry.captures > entry.refunds) yield `${told} was kept`;
  }
  for (const { id } of orders.filter(isPaid))
    if (!ledger.some(({ key, captures }) => key === id && captures === 1))
      yield `the order ${id} was never charged`;
  for (const { order_id, amount } of payments)
    if (orders.some(({ id, total }) => id === order_id && total !== amount))
      yield `the payment of ${order_id} is of another amount`;
}

/** [I7] What is on the shelf, sold and reserved is what there was. */
function* goodsBroken({ orders, lines, shelf }: Seen, { stock }: Case): Generator<string> {
  for (const { id, stock: left, reserved } of shelf) {
    const sold = sum(
      lines
        .filter(
          ({ variant_id, order_id }) =>
            variant_id === id && orders.some((o) => o.id === order_id && isPaid(o)),
        )
        .map(({ quantity }) => quantity),
    );
    if (left + sold + reserved !== stock.get(id))
      yield `${stock.get(id)} of ${id} became ${left} left, ${sold} sold, ${reserved} reserved`;
  }
  if (shelf.length !== stock.size) yield "a variant is gone";
}

/** [I6] The cart is what it was, without exactly the dots that were charged, and with what was added meanwhile. */
function* cartBroken({ orders, dots, lines, cart }: Seen, { before, added }: Case): Generator<string> {
  const paid = new Set(orders.filter(isPaid).map(({ id }) => id));
  for (const { dot, order_id } of dots) {
    if (!paid.has(order_id)) yield `the dot ${dot} is held by an order that did not charge it`;
    if (!before.has(dot)) yield `the dot ${dot} was charged and never confirmed`;
  }
  const charged = new Set(dots.map(({ dot }) => dot));
  const expected = [...new Map([...before, ...added]).keys()].filter((dot) => !charged.has(dot)).toSorted();
  if (expected.join() !== [...cart.keys()].toSorted().join())
    yield `the cart has ${[...cart.keys()].join(" ")} instead of ${expected.join(" ")}`;
  for (const [dot, { quantity }] of added)
    if (cart.get(dot)?.quantity !== quantity) yield `what was added as ${dot} is not there any more`;
  for (const { order_id, variant_id, quantity } of lines.filter((line) => paid.has(line.order_id))) {
    const own = dots.filter((each) => each.order_id === order_id).map(({ dot }) => before.get(dot));
    const ofDots = sum(own.map((entry) => (entry?.variantId === variant_id ? entry.quantity : 0)));
    if (ofDots !== quantity) yield `${quantity} of ${variant_id} were charged for dots of ${ofDots}`;
  }
}

/** [I2][I15] Nobody was told a success that the books do not have, and whoever asked until the end was told the truth. */
function* answersBroken({ orders, keys }: Seen, { callers, total }: Case): Generator<string> {
  let told = 0;
  for (const { key, answers } of callers) {
    const own = keys.find((each) => each.key === key)?.order_id;
    const hasPaid = orders.some((order) => order.id === own && isPaid(order));
    for (const answer of answers) {
      if (answer.kind === "unanswered") continue;
      const { status: code, problem, data, text } = answer.reply;
      if (problem !== undefined) {
        if (!refusals.has(problem.kind)) yield `${key} was answered ${code} ${text.slice(0, 300)}`;
        if (!isOpen(answer) && hasPaid) yield `${key} was refused, and it has bought ${own}`;
        continue;
      }
      const order = data as { orderId: string; status: string; total: { amount: number } };
      // The key of a declined order is free again; that it was pending was true.
      const wasDeclined = orders.some(({ id, status }) => id === order.orderId && status === "cancelled");
      if (order.orderId !== own && !(wasDeclined && order.status === "pending"))
        yield `${key} was told of the order ${order.orderId}, and it stands for ${own}`;
      if (order.total.amount !== total) yield `${key} was told ${order.total.amount}, and confirmed ${total}`;
    }
    const last = answers.at(-1);
    const wasTold = last?.kind === "answered" && last.reply.problem === undefined;
    if (wasTold) told += 1;
    if (wasTold !== hasPaid)
      yield `${key} was told ${wasTold ? "a success" : "a refusal"}, and the books say otherwise`;
  }
  const paid = orders.filter(isPaid).length;
  if (told !== paid) yield `${told} were told that they have bought, and ${paid} have`;
}

/** What a shopper may hear while his cart is at the till, or was. */
const refusals: ReadonlySet<string> = new Set([
  "checkout-in-progress",
  "dependency-unavailable",
  "checkout-changed",
  "payment-declined",
]);
