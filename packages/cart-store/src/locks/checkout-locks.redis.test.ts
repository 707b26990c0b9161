import type { CartId } from "@dotcart/cart-domain";
import { beforeAll, describe, expect, test } from "vitest";
import { useTestRedis } from "../../test/test-redis.ts";
import { checkoutLockKey } from "../keys.ts";
import { createRandomRid } from "../random-rid.ts";
import { type CheckoutLocks, createCheckoutLocks } from "./checkout-locks.ts";

const server = useTestRedis();
const random = createRandomRid();
const newCart = () => `${random()}${random()}`.slice(0, 22) as CartId;

describe.each([false, true])("locks whose callers share requests: %s", (batch) => {
  let locks: CheckoutLocks;
  beforeAll(() => {
    locks = createCheckoutLocks({ redis: server.redis, batch });
  });

  test("of many who come at once, one is at the till", async () => {
    const cart = newCart();
    const holders = Array.from({ length: 20 }, (_, i) => `holder ${i}`);
    const taken = await Promise.all(holders.map((holder) => locks.take(cart, holder, 60_000)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test("the holder comes in again, and has it for its full time again", async () => {
    const cart = newCart();
    expect(await locks.take(cart, "ada", 1000)).toBe(true);
    expect(await locks.take(cart, "ada", 60_000)).toBe(true);
    expect(await server.redis.pttl(checkoutLockKey(cart))).toBeGreaterThan(30_000);
  });

  test("a release is the holder's own alone, and a second one is nobody else's", async () => {
    const cart = newCart();
    await locks.take(cart, "ada", 60_000);
    await locks.release(cart, "bob");
    expect(await locks.take(cart, "bob", 60_000)).toBe(false);
    await locks.release(cart, "ada");
    expect(await locks.take(cart, "bob", 60_000)).toBe(true);
    await locks.release(cart, "ada");
    expect(await locks.take(cart, "ada", 60_000)).toBe(false);
  });

  test("a lock whose holder never came back ends by itself", async () => {
    const cart = newCart();
    await locks.take(cart, "ada", 20);
    while ((await server.redis.exists(checkoutLockKey(cart))) === 1);
    expect(await locks.take(cart, "bob", 60_000)).toBe(true);
  });

  test("carts are locked one by one", async () => {
    const [one, other] = [newCart(), newCart()];
    await locks.take(one, "ada", 60_000);
    expect(await locks.take(other, "bob", 60_000)).toBe(true);
  });

  test("a holder's name of digits is no number to anybody", async () => {
    const cart = newCart();
    await locks.take(cart, "007", 60_000);
    expect(await locks.take(cart, "7", 60_000)).toBe(false);
    expect(await locks.take(cart, "007", 60_000)).toBe(true);
  });

  test("a lock that cannot be had fails whoever wanted it, and nobody else", async () => {
    const [broken, whole] = [newCart(), newCart()];
    await server.redis.hset(checkoutLockKey(broken), { no: "lock" });
    const answers = await Promise.allSettled([broken, whole].map((cart) => locks.take(cart, "ada", 60_000)));
    expect(answers).toMatchObject([{ status: "rejected" }, { status: "fulfilled", value: true }]);
  });
});
