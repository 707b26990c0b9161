import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, euros, variantId } from "../../test/drafts.ts";
import { memoryProjection } from "../../test/memory-projection.ts";
import { newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";
import type { AuditEntry } from "../index.ts";
import type { Difference } from "./port.ts";

const db = useShop();
const mug = variantId("v_mug");
beforeEach(async () => {
  await addCategory(db.sql);
  await db.shop.products.save(draftOf("mug", { variants: [{ price: euros(1000), stock: 10 }, {}] }));
});

const trail = async (): Promise<readonly AuditEntry[]> =>
  (await db.shop.merchant.audit({ limit: 500 })).items;
const stockOf = async (): Promise<number> =>
  (await db.sql`select stock from variants where id = 'v_mug'`)[0]?.stock;

test("a merchant's change is in the shop, the price history, the audit trail and the projection", async () => {
  const { port, product } = memoryProjection();
  const { merchant } = db.open({ projection: port });
  const before = Date.now();
  const changed = await merchant.updateVariant(
    { variantId: mug, price: euros(1200), stock: 4, available: true },
    "account:ada",
  );
  expect(changed).toEqual({ ok: true, value: { productId: "mug", projected: true } });
  expect(product("mug")?.variants[0]).toMatchObject({ price: euros(1200), stock: 4 });
  const prices = await db.shop.products.priceHistory(mug);
  expect(prices.map(({ price }) => price.amount)).toEqual([1000, 1200]);
  const [entry, ...others] = await trail();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    actor: "account:ada",
    action: "updated",
    target: "variant:v_mug",
    detail: { was: { price: euros(1000), stock: 10 }, is: { price: euros(1200), stock: 4 } },
  });
  expect(entry?.at).toBeGreaterThan(before - 60_000);
});

test("a change that leaves everything as it was leaves no entry, and one to what does not exist is refused", async () => {
  const { merchant } = db.shop;
  expect(await merchant.updateVariant({ variantId: mug, stock: 10, price: euros(1000) }, "me")).toMatchObject(
    {
      ok: true,
    },
  );
  expect(await merchant.updateVariant({ variantId: mug }, "me")).toMatchObject({ ok: true });
  expect(await merchant.updateVariant({ variantId: variantId("nobody"), stock: 1 }, "me")).toEqual({
    ok: false,
    problem: { kind: "unknown-variant", variantId: "nobody" },
  });
  expect(await trail()).toEqual([]);
});

test("the change and its entry are there together or not at all", async () => {
  await expect(db.shop.merchant.updateVariant({ variantId: mug, stock: -1 }, "me")).rejects.toThrow();
  expect(await trail()).toEqual([]);
  await db.sql`alter table audit_trail add constraint nobody check (actor <> 'nobody')`;
  await expect(db.shop.merchant.updateVariant({ variantId: mug, stock: 3 }, "nobody")).rejects.toThrow();
  expect(await stockOf()).toBe(10);
});

test("a projection that is away gets the change later, and the merchant hears so", async () => {
  const { port, product, breakWith } = memoryProjection();
  const { merchant, projection } = db.open({ projection: port });
  breakWith(new Error("away"));
  expect(await merchant.updateVariant({ variantId: mug, stock: 2 }, "me")).toMatchObject({
    value: { projected: false },
  });
  breakWith(null);
  while ((await projection.projectDue(port, 100)) > 0);
  expect(product("mug")?.variants[0]?.stock).toBe(2);
});

test("stock that is set while shoppers buy is accounted for to the piece", async () => {
  const processes = Array.from({ length: 4 }, () => db.open().merchant);
  const buy = async (): Promise<number> =>
    (await db.shop.orders.place(newOrder([{ id: "v_mug" }]))).kind === "placed" ? 1 : 0;
  const buying = Array.from({ length: 100 }, buy);
  const setting = Array.from({ length: 20 }, (_, n) =>
    processes[n % 4]?.updateVariant({ variantId: mug, stock: 5 + n }, `merchant ${n}`),
  );
  const sold = (await Promise.all(buying)).reduce((sum, one) => sum + one, 0);
  await Promise.all(setting);
  const counted = (await trail())
    .filter(({ target }) => target === "variant:v_mug")
    .map(({ detail }) => detail as Difference);
  expect(sold).toBeGreaterThan(0);
  const brought = counted.reduce((sum, { was, is }) => sum + (is.stock ?? 0) - (was.stock ?? 0), 0);
  expect(counted.length).toBeGreaterThan(10);
  expect(await stockOf()).toBe(10 + brought - sold);
});

test("the trail is read page by page, the latest first, of everything or of one target", async () => {
  const { merchant } = db.shop;
  const second = variantId("v_mug_1");
  for (let n = 1; n <= 7; n++)
    await merchant.updateVariant({ variantId: n % 2 === 0 ? mug : second, stock: 20 + n }, `merchant ${n}`);
  const walk = async (limit: number, target?: string): Promise<string[]> => {
    const actors: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await merchant.audit({ limit, target, cursor });
      actors.push(...page.items.map(({ actor }) => actor));
      cursor = page.nextCursor ?? undefined;
      more = page.nextCursor !== null;
    }
    return actors;
  };
  const all = [7, 6, 5, 4, 3, 2, 1].map((n) => `merchant ${n}`);
  for (const limit of [1, 2, 7, 50]) expect(await walk(limit)).toEqual(all);
  expect(await walk(2, "variant:v_mug")).toEqual([6, 4, 2].map((n) => `merchant ${n}`));
  expect(await walk(2, "variant:nobody")).toEqual([]);
});

test("entries that come while the trail is read shift no page, and a cursor that is not ours is the beginning", async () => {
  const { merchant } = db.shop;
  for (let n = 1; n <= 4; n++) await merchant.updateVariant({ variantId: mug, stock: 20 + n }, `${n}`);
  const first = await merchant.audit({ limit: 2 });
  await merchant.updateVariant({ variantId: mug, stock: 99 }, "5");
  const second = await merchant.audit({ limit: 2, cursor: first.nextCursor ?? undefined });
  expect([...first.items, ...second.items].map(({ actor }) => actor)).toEqual(["4", "3", "2", "1"]);
  expect(second.nextCursor).toBeNull();
  for (const cursor of ["", "tomorrow", "-1", "1e3", "9".repeat(40)])
    expect((await merchant.audit({ limit: 1, cursor })).items[0]?.actor, cursor).toBe("5");
});
