import type { Product } from "@dotcart/cart-domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "./call.ts";
import { type FullStack, openFullStack } from "./full-stack.ts";
import { type Guest, newGuest, once } from "./shop.ts";

let stack: FullStack;
let plenty: string;
let ten: string;

beforeAll(async () => {
  stack = await openFullStack();
  const { data } = await call(stack.handler, "catalog.list", { input: { limit: 100, inStock: true } });
  const variants = (data as { items: Product[] }).items.flatMap((product) => product.variants);
  const found = variants.filter((v) => v.available && v.stock >= 1000 && v.max >= 1000 && v.step === 1);
  const [first, second] = found;
  if (first === undefined || second === undefined) throw new Error("the seed holds two plentiful variants");
  [plenty, ten] = [first.id, second.id];
  await stack.db.products.updateVariant({ variantId: second.id, stock: 10 });
});
afterAll(() => stack?.stop());

type Cart = { itemCount: number; version: number; lines: { quantity: number; dots: string[] }[] };
const cartOf = async (guest: Guest) => (await guest.call("cart.get")).data as Cart;
const many = <T>(count: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));

test("100 concurrent adds to one cart give exactly 100, twenty times over", async () => {
  for (let round = 0; round < 20; round += 1) {
    const guest = await newGuest(stack.handler);
    const answers = await many(100, () => guest.call("cart.add", once({ variantId: plenty, quantity: 1 })));
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    const cart = await cartOf(guest);
    expect([round, cart.itemCount, cart.version, cart.lines[0]?.dots.length]).toEqual([round, 100, 100, 100]);
  }
});

test("an add that is sent again and again at the same time has its effect once, twenty times over", async () => {
  for (let round = 0; round < 20; round += 1) {
    const guest = await newGuest(stack.handler);
    const adds = Array.from({ length: 10 }, () => once({ variantId: plenty, quantity: 1 }));
    const answers = await many(60, (i) => guest.call("cart.add", adds[i % adds.length]));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect([round, (await cartOf(guest)).itemCount]).toEqual([round, 10]);
  }
});

test("each answer to concurrent adds shows a cart that holds the add it answers", async () => {
  const guest = await newGuest(stack.handler);
  const carts = (await many(50, () => guest.call("cart.add", once({ variantId: plenty, quantity: 1 })))).map(
    ({ data }) => data as Cart,
  );
  expect(carts.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 50 }, (_, i) => i + 1),
  );
  for (const { version, itemCount } of carts) expect(itemCount).toBe(version);
});

test("of 60 concurrent adds of one, a stock of 10 takes exactly 10 and refuses 50, saying so", async () => {
  for (let round = 0; round < 5; round += 1) {
    const guest = await newGuest(stack.handler);
    const answers = await many(60, () => guest.call("cart.add", once({ variantId: ten, quantity: 1 })));
    const refused = answers.filter(({ status }) => status !== 200);
    expect([round, answers.length - refused.length]).toEqual([round, 10]);
    for (const { status, problem } of refused)
      expect([status, problem]).toEqual([
        409,
        { kind: "insufficient-stock", variantId: ten, requested: 11, available: 10 },
      ]);
    expect((await cartOf(guest)).itemCount).toBe(10);
  }
});

test("adds, sets and removes at once never leave more than the stock", async () => {
  const guest = await newGuest(stack.handler);
  await many(
    90,
    (i) =>
      [
        () => guest.call("cart.add", once({ variantId: ten, quantity: 3 })),
        () => guest.call("cart.setQuantity", once({ variantId: ten, quantity: 7 })),
        () => guest.call("cart.remove", once({ variantId: ten })),
      ][i % 3]?.() as Promise<unknown>,
  );
  const [line] = (await cartOf(guest)).lines;
  expect(line?.quantity ?? 0).toBeLessThanOrEqual(10);
});
