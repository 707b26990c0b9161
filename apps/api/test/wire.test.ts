import { expect, test } from "vitest";
import { reply } from "./call.ts";
import { milk } from "./goods.ts";
import { noon, once, openTestShop } from "./shop.ts";

test("session.start answers a token, a cart id of 128 random bits, and when the token ends", async () => {
  const shop = openTestShop();
  const { status, data } = await shop.call("session.start");
  expect(status).toBe(200);
  expect(data).toEqual({
    kind: "guest",
    token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    cartId: expect.stringMatching(/^[0-9A-Za-z_-]{22}$/),
    expiresAt: noon + 600_000,
  });
});

test("two guests never share a cart", async () => {
  const shop = openTestShop();
  const ids = await Promise.all(Array.from({ length: 100 }, async () => (await shop.guest()).cartId));
  expect(new Set(ids).size).toBe(100);
});

test("session.refresh hands out a later token for the same cart", async () => {
  const shop = openTestShop();
  const guest = await shop.guest();
  shop.now += 300_000;
  const { data } = await guest.call("session.refresh");
  expect(data).toMatchObject({ cartId: guest.cartId, expiresAt: noon + 900_000 });
});

test("[I10] a guest who comes again and again finds his cart, though he changes nothing", async () => {
  const shop = openTestShop();
  const guest = await shop.guest();
  let { token } = guest;
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 2 }));
  for (let visit = 0; visit < 16; visit += 1) {
    shop.now += 500_000;
    token = ((await shop.call("session.refresh", { token })).data as { token: string }).token;
  }
  expect((await shop.call("cart.get", { token })).data).toMatchObject({ itemCount: 2 });
});

test("a cart that nothing was put into is empty, of version 0", async () => {
  const guest = await openTestShop().guest();
  expect((await guest.call("cart.get")).data).toEqual({
    id: guest.cartId,
    version: 0,
    lines: [],
    itemCount: 0,
    total: { amount: 0, currency: "EUR" },
    problems: [],
    expiresAt: noon + 3_600_000,
  });
});

test("cart.add answers the cart with its line priced, named and dotted", async () => {
  const guest = await openTestShop().guest();
  const { status, json } = await guest.call("cart.add", once({ variantId: "milk-1", quantity: 3 }));
  expect(status).toBe(200);
  const price = { amount: 199, currency: "EUR" };
  expect(json).toEqual({
    result: {
      data: {
        id: guest.cartId,
        version: 1,
        lines: [
          {
            variantId: "milk-1",
            productId: "milk",
            name: "The milk",
            variantName: "One",
            slug: "milk",
            sku: "SKU-milk",
            image: milk.images[0],
            quantity: 3,
            price,
            seenPrice: price,
            subtotal: { amount: 597, currency: "EUR" },
            addedAt: noon,
            min: 1,
            max: 5000,
            step: 1,
            stock: 5000,
            available: true,
            problems: [],
            dots: [expect.stringMatching(/^[0-9A-Za-z_-]{12}:1$/)],
          },
        ],
        itemCount: 3,
        total: { amount: 597, currency: "EUR" },
        problems: [],
        expiresAt: noon + 3_600_000,
      },
    },
  });
  expect((await guest.call("cart.get")).json).toEqual(json);
});

test("a line whose product vanished stays, costs nothing and says why", async () => {
  const shop = openTestShop();
  const guest = await shop.guest();
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 2 }));
  shop.products = [];
  const { data } = await guest.call("cart.get");
  expect(data).toMatchObject({
    lines: [
      {
        variantId: "milk-1",
        productId: null,
        name: null,
        variantName: null,
        quantity: 2,
        available: false,
        subtotal: { amount: 0, currency: "EUR" },
        problems: [{ kind: "product-not-found", variantId: "milk-1" }],
      },
    ],
    total: { amount: 0, currency: "EUR" },
  });
});

test("catalog.bySlug answers the product, and says when there is none", async () => {
  const shop = openTestShop();
  expect((await shop.call("catalog.bySlug", { input: { slug: "milk" } })).data).toEqual(milk);
  const none = await shop.call("catalog.bySlug", { input: { slug: "cream" } });
  expect([none.status, none.problem]).toEqual([404, { kind: "no-such-product", slug: "cream" }]);
});

test("catalog.byIds answers each product once and leaves out what does not exist", async () => {
  const shop = openTestShop();
  const variantIds = ["rare-1", "nothing", "milk-1", "rare-1", "__proto__"];
  const { data } = await shop.call("catalog.byIds", { input: { variantIds } });
  expect((data as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(["rare", "milk"]);
});

test("where there is no index over all products, listing and searching say so", async () => {
  const shop = openTestShop();
  for (const [path, input] of [
    ["catalog.list"],
    ["catalog.search", { query: "milk" }],
    ["catalog.categories"],
  ] as const) {
    const { status, problem } = await shop.call(path, { input });
    expect([status, problem]).toEqual([501, { kind: "not-served-here" }]);
  }
});

test("every answer is data for programs: typed, not kept, not framed, with the request's id", async () => {
  const shop = openTestShop();
  const requests = ["/trpc/cart.get", "/trpc/cart.get?batch=1", "/healthz", "/readyz", "/nowhere"].map(
    (path) => new Request(`http://api.test${path}`, { headers: { "x-request-id": "from-the-caller" } }),
  );
  for (const request of requests) {
    const { headers } = await reply(shop.handler, request);
    expect(Object.fromEntries(headers), request.url).toMatchObject({
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-request-id": "from-the-caller",
    });
  }
});

test("a request id that is no plain word is replaced", async () => {
  const shop = openTestShop();
  for (const given of ["", "two words", "x".repeat(65), 'quote"']) {
    const { headers } = await shop.call("cart.get", { headers: { "x-request-id": given } });
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("no page of another origin is invited: there are no CORS headers", async () => {
  const shop = openTestShop();
  const { headers } = await shop.call("session.start", { headers: { origin: "http://shop.test" } });
  expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
});

test("an address that leads nowhere is refused in the same shape as everything else", async () => {
  const { status, json } = await reply(openTestShop().handler, new Request("http://api.test/wp-admin"));
  expect(status).toBe(404);
  expect(json).toMatchObject({
    error: {
      message: "no-such-path",
      code: -32004,
      data: { code: "NOT_FOUND", httpStatus: 404, problem: { kind: "no-such-path", path: "/wp-admin" } },
    },
  });
});
