import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf } from "../../test/drafts.ts";
import { newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
beforeEach(async () => {
  await addCategory(db.sql);
  await db.shop.products.save(draftOf("mug", { variants: [{ stock: 100 }] }));
});

async function placed(count: number) {
  const all = Array.from({ length: count }, () => newOrder([{ id: "v_mug" }]));
  await Promise.all(all.map((order) => db.shop.orders.place(order)));
  await db.sql`update outbox set due_at = now()`;
  return all.map(({ id }) => id).sort();
}

test("each message is handed once to one of many workers", async () => {
  const ids = await placed(30);
  const seen: string[] = [];
  const handled = await Promise.all(
    Array.from({ length: 5 }, () =>
      db.shop.orders.relay(100, async ({ orderId, topic, attempts }) => {
        expect([topic, attempts]).toEqual(["order.placed", 0]);
        seen.push(orderId);
      }),
    ),
  );
  expect(seen.sort()).toEqual(ids);
  expect(handled.reduce((sum, each) => sum + each)).toBe(30);
  expect(await db.shop.orders.relay(100, () => Promise.reject(new Error("never")))).toBe(0);
});

test("one that fails holds up none, and comes again later", async () => {
  const [bad = "", ...good] = await placed(3);
  const { orders } = db.shop;
  const seen: string[] = [];
  const handle = async ({ orderId }: { orderId: string }) => {
    if (orderId === bad) throw new Error("no mail today");
    seen.push(orderId);
  };
  expect(await orders.relay(100, handle)).toBe(2);
  expect(seen.sort()).toEqual(good);
  expect(await orders.relay(100, handle)).toBe(0);
  await db.sql`update outbox set due_at = now() where published_at is null`;
  const again: unknown[] = [];
  expect(await orders.relay(100, async (message) => void again.push(message))).toBe(1);
  expect(again).toMatchObject([{ orderId: bad, attempts: 1 }]);
});

test("a message whose worker died while it was handled is handed again", async () => {
  const [id] = await placed(1);
  const dying = db.open();
  const away = dying.orders.relay(1, async () => {
    await db.sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where state = 'idle in transaction' and datname = current_database()`;
  });
  await expect(away).rejects.toHaveProperty("kind", "database-away");
  const seen: string[] = [];
  expect(await db.shop.orders.relay(1, async ({ orderId }) => void seen.push(orderId))).toBe(1);
  expect(seen).toEqual([id]);
});

test("a row committed after one with a larger id is handed too", async () => {
  let ids: string[] = [];
  const { orders } = db.shop;
  await db.sql.begin(async (late) => {
    await late`insert into outbox (topic, key, payload) values ('order.paid', 'late', '{}')`;
    ids = await placed(1);
    expect(await orders.relay(10, async ({ orderId }) => expect(orderId).toBe(ids[0]))).toBe(1);
  });
  expect(await orders.relay(10, async ({ orderId }) => expect(orderId).toBe("late"))).toBe(1);
});
