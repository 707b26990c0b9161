import { expect, test } from "vitest";
import { type Guest, once, openTestShop } from "./shop.ts";

type Cart = {
  version: number;
  itemCount: number;
  lines: { variantId: string; quantity: number; dots: string[]; problems: unknown[] }[];
};

const cartOf = async (guest: Guest) => (await guest.call("cart.get")).data as Cart;
const quantities = (cart: Cart) =>
  Object.fromEntries(cart.lines.map((line) => [line.variantId, line.quantity]));

test("adds add up, a set replaces, 0 removes, and a clear empties", async () => {
  const guest = await openTestShop().guest();
  const steps: [string, object, object][] = [
    ["cart.add", { variantId: "milk-1", quantity: 2 }, { "milk-1": 2 }],
    ["cart.add", { variantId: "milk-1", quantity: 3 }, { "milk-1": 5 }],
    ["cart.setQuantity", { variantId: "milk-1", quantity: 4 }, { "milk-1": 4 }],
    ["cart.setQuantity", { variantId: "rare-1", quantity: 1 }, { "milk-1": 4, "rare-1": 1 }],
    ["cart.setQuantity", { variantId: "milk-1", quantity: 0 }, { "rare-1": 1 }],
    ["cart.add", { variantId: "crate-1", quantity: 6 }, { "rare-1": 1, "crate-1": 6 }],
    ["cart.remove", { variantId: "rare-1" }, { "crate-1": 6 }],
    ["cart.clear", {}, {}],
  ];
  for (const [path, input, expected] of steps)
    expect(quantities((await guest.call(path, once(input))).data as Cart), path).toEqual(expected);
});

test("an operation id that comes again has no second effect and answers the cart as it is", async () => {
  const guest = await openTestShop().guest();
  const add = once({ variantId: "milk-1", quantity: 2 });
  for (let i = 0; i < 3; i += 1) expect((await guest.call("cart.add", add)).status).toBe(200);
  await guest.call("cart.add", once({ variantId: "rare-1", quantity: 1 }));
  expect(quantities((await guest.call("cart.add", add)).data as Cart)).toEqual({ "milk-1": 2, "rare-1": 1 });
});

test("an operation id that comes again with something else is refused, and nothing happens", async () => {
  const guest = await openTestShop().guest();
  const add = once({ variantId: "milk-1", quantity: 2 });
  await guest.call("cart.add", add);
  const { operationId } = add;
  for (const [path, input] of [
    ["cart.add", { operationId, variantId: "milk-1", quantity: 3 }],
    ["cart.add", { operationId, variantId: "rare-1", quantity: 2 }],
    ["cart.remove", { operationId, variantId: "milk-1" }],
    ["cart.clear", { operationId }],
  ] as const) {
    const { status, problem } = await guest.call(path, input);
    expect([status, problem]).toEqual([409, { kind: "operation-id-reused", operationId }]);
  }
  expect(quantities(await cartOf(guest))).toEqual({ "milk-1": 2 });
});

test("a retried remove does not take what was added since", async () => {
  const guest = await openTestShop().guest();
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 2 }));
  const remove = once({ variantId: "milk-1" });
  await guest.call("cart.remove", remove);
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 1 }));
  await guest.call("cart.remove", remove);
  expect(quantities(await cartOf(guest))).toEqual({ "milk-1": 1 });
});

test("a remove, set or clear with dots changes what was shown and keeps what came after", async () => {
  const guest = await openTestShop().guest();
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 2 }));
  const dots = (await cartOf(guest)).lines[0]?.dots;
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 5 }));
  await guest.call("cart.remove", once({ variantId: "milk-1", dots }));
  expect(quantities(await cartOf(guest))).toEqual({ "milk-1": 5 });
  await guest.call("cart.clear", once({ dots }));
  expect(quantities(await cartOf(guest))).toEqual({ "milk-1": 5 });
  await guest.call("cart.setQuantity", once({ variantId: "milk-1", quantity: 3, dots: [] }));
  expect(quantities(await cartOf(guest))).toEqual({ "milk-1": 8 });
});

test("removing or clearing what is not there changes nothing and answers the cart", async () => {
  const guest = await openTestShop().guest();
  for (const [path, input] of [
    ["cart.remove", { variantId: "milk-1" }],
    ["cart.remove", { variantId: "never-existed" }],
    ["cart.clear", {}],
  ] as const) {
    const { status, data } = await guest.call(path, once(input));
    expect([status, data]).toMatchObject([200, { version: 0, lines: [] }]);
  }
});

test("a line whose product vanished can still be removed, and cannot be set", async () => {
  const shop = openTestShop();
  const guest = await shop.guest();
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 2 }));
  shop.products = [];
  expect((await guest.call("cart.setQuantity", once({ variantId: "milk-1", quantity: 1 }))).status).toBe(404);
  expect(
    (await guest.call("cart.setQuantity", once({ variantId: "milk-1", quantity: 0 }))).data,
  ).toMatchObject({ lines: [] });
});

test.each(["nothing", "__proto__", "constructor", "toString", "hasOwnProperty", "prototype"])(
  "the variant %s does not exist, which is said before the cart is touched",
  async (variantId) => {
    const shop = openTestShop();
    const guest = await shop.guest();
    for (const path of ["cart.add", "cart.setQuantity"]) {
      const { status, json, problem } = await guest.call(path, once({ variantId, quantity: 1 }));
      expect([status, problem]).toEqual([404, { kind: "product-not-found", variantId }]);
      expect(json).toMatchObject({ error: { data: { code: "NOT_FOUND" } } });
    }
    expect(shop.asked).toEqual([]);
  },
);

test.each([
  [
    "cart.add",
    "sold-out-1",
    1,
    409,
    { kind: "insufficient-stock", variantId: "sold-out-1", requested: 1, available: 0 },
  ],
  [
    "cart.add",
    "rare-1",
    11,
    409,
    { kind: "insufficient-stock", variantId: "rare-1", requested: 11, available: 10 },
  ],
  [
    "cart.setQuantity",
    "rare-1",
    11,
    409,
    { kind: "insufficient-stock", variantId: "rare-1", requested: 11, available: 10 },
  ],
  ["cart.add", "withdrawn-1", 1, 409, { kind: "unavailable", variantId: "withdrawn-1" }],
  [
    "cart.add",
    "crate-1",
    5,
    422,
    { kind: "quantity-not-allowed", variantId: "crate-1", requested: 5, min: 6, max: 24, step: 6 },
  ],
  [
    "cart.add",
    "crate-1",
    7,
    422,
    { kind: "quantity-not-allowed", variantId: "crate-1", requested: 7, min: 6, max: 24, step: 6 },
  ],
  [
    "cart.setQuantity",
    "crate-1",
    30,
    422,
    { kind: "quantity-not-allowed", variantId: "crate-1", requested: 30, min: 6, max: 24, step: 6 },
  ],
])(
  "%s of %s × %i is refused with what the shopper must be told",
  async (path, variantId, quantity, status, problem) => {
    const guest = await openTestShop().guest();
    const refused = await guest.call(path, once({ variantId, quantity }));
    expect([refused.status, refused.problem]).toEqual([status, problem]);
    expect((await cartOf(guest)).version).toBe(0);
  },
);

test("what counts is the quantity the line would come to, not what is added", async () => {
  const guest = await openTestShop().guest();
  await guest.call("cart.add", once({ variantId: "rare-1", quantity: 8 }));
  const { problem } = await guest.call("cart.add", once({ variantId: "rare-1", quantity: 3 }));
  expect(problem).toEqual({ kind: "insufficient-stock", variantId: "rare-1", requested: 11, available: 10 });
  expect(quantities(await cartOf(guest))).toEqual({ "rare-1": 8 });
});

test("a refused operation may be tried again under the same id once it is possible", async () => {
  const shop = openTestShop();
  const guest = await shop.guest();
  const add = once({ variantId: "sold-out-1", quantity: 1 });
  expect((await guest.call("cart.add", add)).status).toBe(409);
  shop.products = shop.products.map((product) =>
    product.id === "sold-out"
      ? { ...product, variants: product.variants.map((v) => ({ ...v, stock: 5 })) }
      : product,
  );
  expect(quantities((await guest.call("cart.add", add)).data as Cart)).toEqual({ "sold-out-1": 1 });
});

test("a price that changed is a problem of the line, and the cart is priced as the catalogue is now", async () => {
  const shop = openTestShop();
  const guest = await shop.guest();
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 2 }));
  shop.products = shop.products.map((product) => ({
    ...product,
    variants: product.variants.map((v) => ({ ...v, price: { ...v.price, amount: 249 } })),
  }));
  const was = { amount: 199, currency: "EUR" };
  const is = { amount: 249, currency: "EUR" };
  expect((await guest.call("cart.get")).data).toMatchObject({
    lines: [
      { price: is, seenPrice: was, problems: [{ kind: "price-changed", variantId: "milk-1", was, is }] },
    ],
    total: { amount: 498, currency: "EUR" },
  });
});

test("nobody sees or changes a cart but with its own token", async () => {
  const shop = openTestShop();
  const [ada, bob] = [await shop.guest(), await shop.guest()];
  await ada.call("cart.add", once({ variantId: "milk-1", quantity: 2 }));
  await bob.call("cart.clear", once({}));
  expect(quantities(await cartOf(bob))).toEqual({});
  expect(quantities(await cartOf(ada))).toEqual({ "milk-1": 2 });
});

test("the 201st line is refused, and the 200 stay", async () => {
  const shop = openTestShop();
  const [pattern] = shop.products;
  if (pattern === undefined) throw new Error("no goods");
  shop.products = Array.from({ length: 201 }, (_, i) => ({
    ...pattern,
    id: `p${i}` as typeof pattern.id,
    slug: `p${i}`,
    variants: pattern.variants.map((v) => ({ ...v, id: `v${i}` as typeof v.id })),
  }));
  const guest = await shop.guest();
  for (let i = 0; i < 200; i += 1) await guest.call("cart.add", once({ variantId: `v${i}`, quantity: 1 }));
  const { status, problem } = await guest.call("cart.add", once({ variantId: "v200", quantity: 1 }));
  expect([status, problem]).toEqual([422, { kind: "too-many-lines", limit: 200 }]);
  expect((await cartOf(guest)).lines).toHaveLength(200);
});
