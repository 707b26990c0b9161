import { randomBytes } from "node:crypto";
import type { CartId, Dot, VariantId } from "@dotcart/cart-domain";
import { DeliveryId, IdempotencyKey } from "@dotcart/cart-domain/checkout";
import type { NewOrder } from "@dotcart/shop-db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../full-stack.ts";
import { newOrderId, paidOrder } from "../till.ts";
import { openTill, type TillStack } from "./open-till.ts";

let stack: TillStack;
beforeAll(async () => {
  stack = await openTill();
});
afterAll(() => stack?.stop());

const random = (bytes: number) => randomBytes(bytes).toString("base64url");

/** One piece for 10.00, delivered for 4.90, under a key of its own. */
function orderOf(variantId: VariantId): NewOrder {
  const like = paidOrder(newOrderId(), "guest:1");
  const of = (amount: number) => ({ amount, currency: stack.env.CURRENCY });
  return {
    ...like,
    key: IdempotencyKey.parse(random(9)),
    requestHash: "hash",
    cartId: random(16) as CartId,
    lines: like.lines.map((line) => ({
      ...line,
      variantId,
      price: of(1000),
      quantity: 1,
      subtotal: of(1000),
      dots: [`${random(9)}:1` as Dot],
    })),
    subtotal: of(1000),
    delivery: { id: DeliveryId.parse("standard"), name: "Standard", price: of(490) },
    tax: { basisPoints: 1900, amount: of(238) },
    total: of(1490),
    payment: { provider: "test", token: "ok" },
  };
}

test("[I5] a power cut takes back no order that is driven; one that nobody was told of is placed once by its key", async () => {
  const { orders } = stack.db;
  const goods = await stack.sell(100);
  const rounds = 3;
  for (let round = 0; round < rounds; round++) {
    const [driven, placed] = [orderOf(goods), orderOf(goods)];
    expect(await orders.place(driven)).toHaveProperty("kind", "placed");
    expect(await orders.drive(driven.id, { driver: "me", milliseconds: 30_000 })).not.toBeNull();
    expect(await orders.place(placed)).toHaveProperty("kind", "placed");
    await stack.postgres.kill();
    await stack.postgres.start();
    const found = await eventually(
      () => orders.byId(driven.id).catch(() => undefined),
      (answer) => answer !== undefined,
    );
    expect(found).toMatchObject({ id: driven.id, payment: { state: "new" } });
    const again = await orders.place({ ...placed, id: newOrderId() });
    expect(["placed", "replayed"]).toContain(again.kind);
  }
  expect(await stack.ordersOf(goods)).toHaveLength(2 * rounds);
  expect(await stack.stockOf(goods)).toBe(100 - 2 * rounds);
});
