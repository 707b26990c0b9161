import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf } from "../../test/drafts.ts";
import { memoryProjection } from "../../test/memory-projection.ts";
import { createRandom } from "../../test/random.ts";
import { useShop } from "../../test/shop.ts";
import { act, newScene, said } from "../../test/shoppers.ts";

const db = useShop();
const stock = 30;
let projection: ReturnType<typeof memoryProjection>;
const variants = ["v_mug", "v_mug_1", "v_mug_2", "v_cup", "v_cup_1", "v_pot"];

beforeEach(async () => {
  projection = memoryProjection();
  await addCategory(db.sql);
  for (const [id, count] of [
    ["mug", 3],
    ["cup", 2],
    ["pot", 1],
  ] as const)
    await db.shop.products.save(draftOf(id, { variants: Array.from({ length: count }, () => ({ stock })) }));
  await db.sql`insert into discount_codes (code, kind, value, use_limit) values ('FEW', 'fixed', 100, 5)`;
});

for (let round = 0; round < 5; round++) {
  const seed = Math.floor(Math.random() * 2 ** 31);
  test(`after any history of orders the books add up (round ${round + 1})`, async ({ onTestFailed }) => {
    onTestFailed(() => console.error(`seed ${seed}`));
    const scene = newScene(variants);
    const shops = Array.from({ length: 3 }, () => db.open());
    const halfway = await Promise.allSettled(
      shops.flatMap((shop, at) =>
        [0, 1, 2, 3].map(async (worker) => {
          const random = createRandom(seed + at * 4 + worker);
          for (let deed = 0; deed < 60; deed++) await act(shop, scene, random);
        }),
      ),
    );
    expect(halfway.filter(({ status }) => status === "rejected")).toEqual([]);
    await booksAddUp();
    await settle(createRandom(seed));
    await booksAddUp();
    expect(await db.sql`select from orders where status = 'pending'`).toHaveLength(0);
    expect(await db.sql`select from orders where status <> 'cancelled'`).not.toHaveLength(0);
  });
}

/** What jobs do in the end: reservations expire, and every payment is driven to where its goal is. */
async function settle(random: ReturnType<typeof createRandom>): Promise<void> {
  const { orders } = db.shop;
  await db.sql`update stock_reservations set expires_at = now()`;
  while ((await orders.releaseExpired(2)) > 0);
  await db.sql`update payments set due_at = now(), driven_until = null where state not in ('captured', 'voided', 'declined', 'refunded') or goal <> 'charge' and state = 'captured'`;
  for (const id of await orders.due(10_000)) {
    let payment = await orders.drive(id, { driver: "job", milliseconds: 30_000 });
    for (let state = payment && said(payment, random); payment !== null && state !== null; ) {
      payment = await orders.note(id, "job", { state, reference: id });
      state = payment && said(payment, random);
    }
    await orders.leave(id, "job", null);
  }
}

/** Holds at every moment at which nobody is in the middle of something. */
async function booksAddUp(): Promise<void> {
  const none = async (name: string, rows: PromiseLike<readonly unknown[]>) =>
    expect([...(await rows)], name).toEqual([]);
  const { sql } = db;
  await none(
    "[I7] stock, sold and reserved are what there was",
    sql`select id, stock, sold, reserved from (
      select id, stock,
        coalesce((select sum(quantity) from order_lines join orders on orders.id = order_id where variant_id = variants.id
          and (status in ('pending', 'paid', 'fulfilled', 'delivered') or status = 'refunded' and exists (
            select from audit_trail where target = 'order:' || orders.id and action = 'fulfilled'))), 0) as sold,
        coalesce((select sum(quantity) from stock_reservations where variant_id = variants.id), 0) as reserved
      from variants) as counted where stock + sold + reserved <> ${stock}`,
  );
  await none(
    "[I8] an order's sums are those of its lines",
    sql`select id from orders where subtotal <> (select sum(subtotal) from order_lines where order_id = orders.id)
      or total <> subtotal - discount + delivery
      or total <> (select amount from payments where order_id = orders.id)`,
  );
  await none(
    "[I5] an order that was not cancelled holds its dots, and all but a declined one have their key",
    sql`select orders.id from orders join payments on order_id = orders.id where
      (status = 'cancelled') = exists (select from order_dots where order_id = orders.id)
      or (status = 'cancelled' and state = 'declined') = exists (select from idempotency_keys where order_id = orders.id)`,
  );
  await none(
    "a code's uses are the orders that have it and were not cancelled",
    sql`select code from discount_codes
      where uses <> (select count(*) from orders where discount_code = code and status <> 'cancelled') or uses > 5`,
  );
  await none(
    "order and payment agree",
    sql`select status, state from orders join payments on order_id = orders.id where case status
      when 'pending' then state not in ('new', 'requires-action', 'authorised')
      when 'cancelled' then state not in ('declined', 'voided')
      when 'refunded' then state <> 'refunded'
      else state <> 'captured' end`,
  );
  await none(
    "what is left to do is due, and by the end of a lease at the latest",
    sql`select order_id from payments where due_at is null and (state not in ('captured', 'declined', 'voided', 'refunded')
      or goal <> 'charge' and state = 'captured') or driven_until > due_at and goal = 'charge'`,
  );
  await none(
    "nothing is due where nothing is left to do, but for the end of a lease",
    sql`select order_id, state, goal from payments where due_at is not null and driven_until is null
      and (state in ('declined', 'voided', 'refunded') or state = 'captured' and goal = 'charge')`,
  );
  await none(
    "the audit trail ends where the order is, and says each thing once",
    sql`select id, status, actions from (
      select id, status, (select array_agg(action order by audit_trail.id) from audit_trail where target = 'order:' || orders.id
        and action not in ('cancel-asked', 'refund-asked')) as actions
      from orders) as told
      where actions[1] <> 'placed' or cardinality(actions) <> (select count(distinct action) from unnest(actions) as action)
      or actions[cardinality(actions)] <> case status when 'pending' then 'placed' when 'cancelled' then
        case when 'payment-declined' = any (actions) then 'payment-declined' else 'cancelled' end else status end`,
  );
  await none(
    "[I9] each of it that others have to hear of is in the outbox once",
    sql`select 'order:' || key as target, replace(topic, 'order.', '') as action from outbox
      full join (select target, case action when 'payment-declined' then 'cancelled' else action end as action from audit_trail
        where target like 'order:%' and action not in ('cancel-asked', 'refund-asked', 'delivered')) as told
      on told.target = 'order:' || key and told.action = replace(topic, 'order.', '')
      where told.target is null or key is null`,
  );
  while ((await db.shop.projection.projectDue(projection.port, 1000)) > 0);
  for (const product of projection.products())
    for (const { id, stock: shown } of product.variants)
      expect((await sql`select stock from variants where id = ${id}`)[0]?.stock).toBe(shown);
}
