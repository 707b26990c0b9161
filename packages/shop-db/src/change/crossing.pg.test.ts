import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, euros, productId, variantId } from "../../test/drafts.ts";
import { newCartId, newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
beforeEach(() => addCategory(db.sql));

test("saving products, changing their variants, reserving and selling at once wait for each other and never in a circle", async () => {
  const drafts = ["mug", "cup"].map((id) =>
    draftOf(id, { variants: [{ stock: 10_000 }, { stock: 10_000 }] }),
  );
  for (const draft of drafts) await db.shop.products.save(draft);
  const ids = ["v_mug", "v_mug_1", "v_cup", "v_cup_1"];
  const backwards = [...ids].reverse();
  const { products, orders, merchant } = db.open({ connections: 30 });
  const reserved = (all: readonly string[]) => all.map((id) => ({ variantId: variantId(id), quantity: 2 }));
  const actions: (() => Promise<unknown>)[] = [
    ...drafts.map((draft) => () => products.save(draft)),
    ...ids.map((id) => () => products.updateVariant({ variantId: variantId(id), available: true })),
    ...ids.map(
      (id) => () => merchant.updateVariant({ variantId: variantId(id), price: euros(1000) }, "admin"),
    ),
    ...[ids, backwards].map((all) => async () => {
      const placed = await orders.place(newOrder(all.map((id) => ({ id }))));
      expect(placed.kind).toBe("placed");
    }),
    ...[ids, backwards].map((all) => () => orders.reserve(newCartId(), reserved(all), 0)),
    () => orders.releaseExpired(3),
    () => products.setListed(productId("mug"), true),
  ];
  const before = await deadlocks();
  await Promise.all(
    actions.map(async (act) => {
      for (let time = 0; time < 15; time++) await act();
    }),
  );
  while ((await orders.releaseExpired(100)) > 0);
  expect((await deadlocks()) - before).toBe(0);
  const stock = await db.sql`select distinct stock from variants`;
  expect(stock).toEqual([{ stock: 10_000 - 30 }]);
});

/** How many circles Postgres had to break in this database. */
async function deadlocks(): Promise<number> {
  await db.sql`select pg_stat_clear_snapshot()`;
  const [row] = await db.sql`select deadlocks::int from pg_stat_database where datname = current_database()`;
  return row?.deadlocks ?? 0;
}

test("a change that crosses one made by hand is made all the same", async () => {
  await db.shop.products.save(draftOf("mug"));
  let saved: Promise<unknown> = Promise.resolve();
  await db.sql.begin(async (hand) => {
    await hand`select from variants where id = 'v_mug' for update`;
    saved = db.shop.products.save(draftOf("mug", { name: "Better", variants: [{ name: "Large" }] }));
    for (let waiting = 0; waiting === 0; )
      waiting = (await db.sql`select from pg_locks where not granted`).length;
    await hand`update products set position = 7`;
  });
  expect(await saved).toMatchObject({ ok: true });
  expect(await deadlocks()).toBeGreaterThan(0);
  expect(await db.shop.catalog.productBySlug("mug")).toMatchObject({
    name: "Better",
    variants: [{ name: "Large" }],
  });
});
