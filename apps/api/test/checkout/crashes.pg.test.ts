import type { VariantId } from "@dotcart/cart-domain";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../full-stack.ts";
import type { Guest } from "../shop.ts";
import {
  cartOf,
  emptied,
  insist,
  openTill,
  order,
  placed,
  put,
  request,
  review,
  type TillStack,
} from "./open-till.ts";
import { crashAt, createSteps, type Moment } from "./steps.ts";

const steps = createSteps();
let stack: TillStack;
beforeAll(async () => {
  stack = await openTill({ RESERVATION_SECONDS: "0" }, steps.change);
});
afterEach(() => steps.restart());
afterAll(() => stack?.stop());

const once = { captures: 1, refunds: 0 };

/** Before anything is in the books: a crash here leaves nothing behind but a lock. */
const early: readonly Moment[] = [
  "after locks.take",
  "after carts.read",
  "after orders.facts",
  "before orders.place",
];
/** From the commit on there is an order, and somebody finishes it. */
const late: readonly Moment[] = [
  "after orders.place",
  "after orders.drive",
  "after payment.authorise",
  "after orders.note",
  "before payment.capture",
  "after payment.capture",
  "before carts.merge",
  "after carts.merge",
  "after orders.cartTaken",
  "before locks.release",
];

/** What a crashed process leaves ends by itself after a while; here at once. */
const letTimePass = (goods: VariantId) => stack.sql`
  update payments set driven_until = least(driven_until, now()), due_at = now()
  where due_at is not null and order_id in (select order_id from order_lines where variant_id = ${goods})`;

/** Resolves when carts are served again. */
async function startRedis(guest: Guest): Promise<void> {
  await stack.redis.start();
  await eventually(
    () => guest.call("cart.get"),
    ({ status }) => status === 200,
  );
}

async function crash(where: Moment, guest: Guest): Promise<object> {
  const { digest } = await review(guest);
  const asked = request(digest);
  const crashed = crashAt(steps, where);
  void guest.call("checkout.place", asked).catch(() => {});
  await crashed;
  return asked;
}

async function expectOne(goods: VariantId, guest: Guest): Promise<void> {
  await emptied(guest);
  expect((await stack.ordersOf(goods)).map(({ status }) => status)).toEqual(["paid"]);
  expect([await stack.moneyFor(goods), await stack.stockOf(goods)]).toEqual([once, 8]);
}

describe("a call that crashes and is made again with its key is one order and one charge", () => {
  test.each([...early, ...late])("%s", async (where) => {
    const goods = await stack.sell(10);
    const guest = await stack.shopper([goods, 2]);
    const asked = await crash(where, guest);
    await letTimePass(goods);
    expect(placed(await insist(guest, "checkout.place", asked)).status).toBe("paid");
    await expectOne(goods, guest);
  });
});

describe("a call that crashes after the books have the order is finished though nobody asks again", () => {
  test.each(late)("%s", async (where) => {
    const goods = await stack.sell(10);
    const guest = await stack.shopper([goods, 2]);
    await crash(where, guest);
    await letTimePass(goods);
    await eventually(
      () => stack.ordersOf(goods),
      ([only]) => only?.status === "paid",
    );
    await expectOne(goods, guest);
  });
});

test("who comes back with another key while the first call's lock is still there is told so, and may order when it is gone", async () => {
  const goods = await stack.sell(10);
  const guest = await stack.shopper([goods, 2]);
  await crash("before orders.place", guest);
  const { digest } = await review(guest);
  const asked = request(digest);
  expect((await guest.call("checkout.place", asked)).problem).toMatchObject({ kind: "checkout-in-progress" });
  for (const key of await stack.admin.keys("*checkout:*")) await stack.admin.del(key);
  expect(placed(await guest.call("checkout.place", asked)).status).toBe("paid");
  await expectOne(goods, guest);
});

test("a driver that wakes up after its lease drives nothing any more: the order is what the other made of it", async () => {
  const goods = await stack.sell(10);
  const guest = await stack.shopper([goods, 2]);
  const { digest } = await review(guest);
  const asked = request(digest);
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { promise: going, resolve: goOn } = Promise.withResolvers<void>();
  steps.at = (moment) => {
    if (moment !== "before payment.capture") return;
    steps.at = () => {};
    reach();
    return going;
  };
  const slow = guest.call("checkout.place", asked);
  await reached;
  await letTimePass(goods);
  expect(placed(await insist(guest, "checkout.place", asked)).status).toBe("paid");
  goOn();
  expect((await slow).problem).toMatchObject({ kind: "checkout-in-progress" });
  await expectOne(goods, guest);
});

test("while Redis is away an order that is in the books is paid, and the cart is emptied when Redis is back", async () => {
  const goods = await stack.sell(10);
  const guest = await stack.shopper([goods, 2]);
  const { digest } = await review(guest);
  steps.at = async (moment) => {
    if (moment !== "after orders.place") return;
    steps.at = () => {};
    await stack.redis.kill();
  };
  const asked = request(digest);
  const first = placed(await guest.call("checkout.place", asked));
  expect(first.status).toBe("paid");
  // Whoever did not hear that asks again, and is told without any cart.
  expect(placed(await guest.call("checkout.place", asked))).toEqual(first);
  await startRedis(guest);
  await expectOne(goods, guest);
});

test("a cart that Redis forgot takes nothing with it: the order stands", async () => {
  const goods = await stack.sell(10);
  const guest = await stack.shopper([goods, 2]);
  const { digest } = await review(guest);
  steps.at = async (moment) => {
    if (moment !== "after orders.place") return;
    steps.at = () => {};
    await stack.admin.flushall();
  };
  expect(placed(await guest.call("checkout.place", request(digest))).status).toBe("paid");
  await expectOne(goods, guest);
});

test("whoever asks again is told of his order though nobody can read his cart any more", async () => {
  const goods = await stack.sell(10);
  const guest = await stack.shopper([goods, 2]);
  const asked = request((await review(guest)).digest);
  const answer = placed(await guest.call("checkout.place", asked));
  const key = (await stack.admin.keys(`*cart:${guest.cartId}`))[0] ?? "";
  await stack.admin.set(key, "no cart");
  expect((await guest.call("cart.get")).status).toBe(500);
  expect(placed(await guest.call("checkout.place", asked))).toEqual(answer);
  expect((await guest.call("checkout.place", request(asked.digest))).status).toBe(500);
});

test("what is put into a cart that was set back is not taken for what was charged, once somebody has looked", async () => {
  const [goods, more] = [await stack.sell(10), await stack.sell(10)];
  const guest = await stack.shopper([goods, 1]);
  const key = (await stack.admin.keys(`*cart:${guest.cartId}`))[0] ?? "";
  const before = await stack.admin.hgetall<Record<string, unknown>>(key);
  await put(guest, goods, 1);
  await put(guest, goods, 1);
  expect(placed(await order(guest)).status).toBe("paid");
  await stack.admin.del(key);
  await stack.admin.hset(key, before ?? {});
  expect((await review(guest)).lines).toEqual([]);
  await put(guest, more, 1);
  await put(guest, more, 1);
  expect((await review(guest)).lines.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
    [more, 2],
  ]);
});

test("what was charged and came back to the cart is taken out by the next look, and is never ordered again", async () => {
  const goods = await stack.sell(10);
  const guest = await stack.shopper([goods, 2]);
  const key = (await stack.admin.keys(`*cart:${guest.cartId}`))[0] ?? "";
  const before = await stack.admin.hgetall<Record<string, unknown>>(key);
  const { digest } = await review(guest);
  expect(placed(await guest.call("checkout.place", request(digest))).status).toBe("paid");
  await stack.admin.del(key);
  await stack.admin.hset(key, before ?? {});
  expect(await cartOf(guest)).toEqual([[goods, 2]]);
  expect((await guest.call("checkout.place", request(digest))).problem).toMatchObject({
    kind: "checkout-changed",
    review: { digest: null, lines: [] },
  });
  await expectOne(goods, guest);
  await put(guest, goods, 1);
  expect((await review(guest)).lines.map(({ quantity }) => quantity)).toEqual([1]);
});

test("while Redis is away nothing is ordered, and the same call later orders once", async () => {
  const goods = await stack.sell(10);
  const guest = await stack.shopper([goods, 2]);
  const { digest } = await review(guest);
  const asked = request(digest);
  await stack.redis.kill();
  expect((await guest.call("checkout.place", asked)).problem).toEqual({
    kind: "dependency-unavailable",
    dependency: "carts",
  });
  expect(await stack.ordersOf(goods)).toEqual([]);
  await startRedis(guest);
  const answer = await eventually(
    () => guest.call("checkout.place", asked),
    ({ status }) => status === 200,
  );
  expect(placed(answer).status).toBe("paid");
  await expectOne(goods, guest);
});

/** Where Postgres goes away, what the shopper hears, and that the same call afterwards is one order. */
const away: readonly Moment[] = [
  "before orders.facts",
  "before orders.place",
  "after orders.place",
  "after payment.authorise",
  "after payment.capture",
];

describe("Postgres goes away, and the same call after it is back is one order and one charge", () => {
  test.each(away)("%s", async (where) => {
    const goods = await stack.sell(10);
    const guest = await stack.shopper([goods, 2]);
    const { digest } = await review(guest);
    const asked = request(digest);
    steps.at = async (moment) => {
      if (moment !== where) return;
      steps.at = () => {};
      await stack.postgres.kill();
    };
    const { problem, status } = await guest.call("checkout.place", asked);
    expect([status, problem]).toEqual([503, { kind: "dependency-unavailable", dependency: "orders" }]);
    await stack.postgres.start();
    await eventually(
      () =>
        letTimePass(goods)
          .then(() => true)
          .catch(() => false),
      (isBack) => isBack,
    );
    const answer = await eventually(
      () => guest.call("checkout.place", asked),
      ({ status: now, problem: still }) => now !== 503 && still?.kind !== "checkout-in-progress",
    );
    expect(placed(answer).status).toBe("paid");
    await expectOne(goods, guest);
  });
});
