import { describe, expect, test } from "vitest";
import { procedures } from "../src/procedures.ts";
import { call, callInBatch } from "./call.ts";
import { once, openTestShop, type TestShop } from "./shop.ts";

const notNaturals = [
  "-1",
  "-0.5",
  "-9007199254740993",
  "0.1",
  "1.5",
  "1e-7",
  "1.0000000000000002",
  "1e400",
  "-1e400",
  "1e308",
  "9007199254740993",
  "9007199254740992",
  "18446744073709551616",
  "4294967296.5",
  "null",
  "true",
  "false",
  '""',
  '" "',
  '"0"',
  '"1"',
  '"5"',
  '"1e3"',
  '"0x10"',
  '"٣"',
  '"NaN"',
  '"Infinity"',
  "[]",
  "[1]",
  "[[1]]",
  "{}",
  '{"valueOf":1}',
  '{"$gt":0}',
  '{"__proto__":1}',
  '{"amount":1}',
];
/** Not JSON at all. */
const notJson = [
  "NaN",
  "Infinity",
  "-Infinity",
  "undefined",
  "01",
  "+1",
  "1.",
  ".5",
  "0x10",
  "1_000",
  "'5'",
  "1,",
  "",
  "٣",
];
const tooMany = ["10000", "2147483648", "4294967297", "1e5"];

/** Every numeric field of every procedure: what stands around it, and what else it must not be. */
const numericFields: readonly (readonly [string, string, object, readonly string[]])[] = [
  ["cart.add", "quantity", { operationId: "op", variantId: "milk-1" }, ["0", "-0", ...tooMany]],
  ["cart.setQuantity", "quantity", { operationId: "op", variantId: "milk-1" }, tooMany],
  ["catalog.list", "limit", {}, ["0", "101", ...tooMany]],
  ["catalog.list", "minPrice", {}, []],
  ["catalog.list", "maxPrice", {}, []],
  ["catalog.facets", "minPrice", {}, []],
  ["catalog.facets", "maxPrice", {}, []],
  ["catalog.search", "limit", { query: "milk" }, ["0", "101", ...tooMany]],
  ["catalog.search", "minPrice", { query: "milk" }, []],
  ["catalog.search", "maxPrice", { query: "milk" }, []],
  ["orders.list", "limit", {}, ["0", "51", ...tooMany]],
  ["admin.variant.update", "stock", { variantId: "milk-1" }, ["2147483648", "4294967297"]],
  ["admin.orders.list", "limit", {}, ["0", "101", ...tooMany]],
  ["admin.audit", "limit", {}, ["0", "101", ...tooMany]],
];

/** Somebody to whom every procedure is open. */
const signedIn = (shop: TestShop) => ({ cookie: shop.accounts.signIn("root"), origin: "http://shop.test" });

/** The JSON of `input` with one field more, whose value is taken as it is written. */
const withText = (input: object, name: string, value: string): string =>
  JSON.stringify({ ...input, [name]: "PLACE" }).replace('"PLACE"', () => value);

describe.each(numericFields)("%s.%s", (path, name, rest, more) => {
  test.each([...notNaturals, ...more])(
    "%s is refused as invalid input that names the field",
    async (value) => {
      const shop = openTestShop();
      const { token } = await shop.guest();
      for (const send of [call, callInBatch]) {
        const { status, problem } = await send(shop.handler, path, {
          raw: withText(rest, name, value),
          token,
          headers: signedIn(shop),
        });
        expect([status, problem?.kind]).toEqual([400, "invalid-input"]);
        const issues = problem?.kind === "invalid-input" ? problem.issues : [];
        expect(new Set(issues.map((issue) => issue.path.join(".")))).toEqual(new Set([name]));
      }
      expect(shop.asked).toEqual([]);
    },
  );

  test.each(notJson)("%s is refused as no JSON", async (value) => {
    const shop = openTestShop();
    const { token } = await shop.guest();
    for (const send of [call, callInBatch]) {
      const { status, problem } = await send(shop.handler, path, {
        raw: withText(rest, name, value),
        token,
        headers: signedIn(shop),
      });
      expect([status, problem]).toEqual([400, { kind: "malformed-request" }]);
    }
    expect(shop.asked).toEqual([]);
  });
});

const address = { name: "Ada", line1: "1 Lane", city: "London", postalCode: "N1", country: "GB" };

/** A sound input of every procedure that takes one. */
const sound: Readonly<Record<string, object>> = {
  "session.start": {},
  "session.refresh": {},
  "session.enter": {},
  "session.leave": {},
  "cart.get": {},
  "cart.add": { operationId: "op", variantId: "milk-1", quantity: 1 },
  "cart.setQuantity": { operationId: "op", variantId: "milk-1", quantity: 1, dots: ["AAAAAAAAAAAA:1"] },
  "cart.remove": { operationId: "op", variantId: "milk-1", dots: ["AAAAAAAAAAAA:1"] },
  "cart.clear": { operationId: "op", dots: ["AAAAAAAAAAAA:1"] },
  "cart.sync": { cartId: "AAAAAAAAAAAAAAAAAAAAAA", delta: "x", have: "x", sealed: "x" },
  "catalog.list": {
    limit: 10,
    category: "food",
    sort: "name",
    inStock: true,
    minPrice: 1,
    maxPrice: 2,
    cursor: "x",
  },
  "catalog.search": { query: "milk", limit: 10 },
  "catalog.categories": {},
  "catalog.facets": { category: "food", inStock: true, minPrice: 1 },
  "catalog.bySlug": { slug: "milk" },
  "catalog.byIds": { variantIds: ["milk-1"] },
  "checkout.review": { country: "DE", delivery: "standard", code: "WELCOME10" },
  "checkout.reserve": { digest: "x" },
  "checkout.release": {},
  "checkout.place": {
    idempotencyKey: "k",
    digest: "x",
    email: "ada@example.test",
    address,
    delivery: "standard",
    payment: { provider: "test", token: "ok" },
  },
  "checkout.confirm": { orderId: "AAAAAAAAAAAAAAAAAAAAAA", token: "ok", key: "x" },
  "orders.list": { limit: 10, cursor: "x" },
  "orders.byId": { orderId: "AAAAAAAAAAAAAAAAAAAAAA", key: "x" },
  "orders.cancel": { orderId: "AAAAAAAAAAAAAAAAAAAAAA", key: "x" },
  "orders.reorder": { orderId: "AAAAAAAAAAAAAAAAAAAAAA", operationId: "op", key: "x" },
  "account.addresses": {},
  "account.saveAddress": { id: "x", address },
  "account.removeAddress": { id: "x" },
  "admin.variant.update": {
    variantId: "milk-1",
    price: { amount: 100, currency: "EUR" },
    stock: 1,
    available: true,
  },
  "admin.orders.list": { limit: 10, cursor: "x", status: "paid" },
  "admin.orders.byId": { orderId: "AAAAAAAAAAAAAAAAAAAAAA" },
  "admin.orders.fulfil": { orderId: "AAAAAAAAAAAAAAAAAAAAAA" },
  "admin.orders.deliver": { orderId: "AAAAAAAAAAAAAAAAAAAAAA" },
  "admin.orders.refund": { orderId: "AAAAAAAAAAAAAAAAAAAAAA", reason: "x" },
  "admin.audit": { limit: 10, cursor: "x", target: "order:x" },
};

test("every procedure's input is put to the test", () => {
  expect(Object.keys(sound).toSorted()).toEqual([...procedures.keys()].toSorted());
});

/** What may stand in a field though it looks strange. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  dots: ["[]"],
  variantIds: ["[]"],
  minPrice: ["0"],
  maxPrice: ["0"],
  cursor: ['""', '"\\u0000"', '"\\ud800"'],
  // Texts of codecs of their own, whose refusals are `sync.test.ts`.
  delta: ['""', '"\\u0000"', '"\\ud800"'],
  have: ['""', '"\\u0000"', '"\\ud800"'],
  sealed: ['""', '"\\u0000"', '"\\ud800"'],
  // A codec of its own, whose refusals are the domain's tests; and a code that nobody knows.
  digest: ['""', '"\\u0000"', '"\\ud800"'],
  code: ['""', '"\\u0000"', '"\\ud800"'],
  query: ['"\\u0000"', '"\\ud800"'],
  stock: ["0"],
  // Compared, or written down as text that is only ever shown.
  key: ['""', '"\\u0000"', '"\\ud800"'],
};
const strangeValues = [
  "null",
  "0",
  '""',
  "[]",
  "{}",
  "[null]",
  '{"a":{}}',
  "1e400",
  '"\\u0000"',
  '"\\ud800"',
];

describe.each(Object.entries(sound))("%s", (path, input) => {
  const refusals = async (raw: string) => {
    const shop = openTestShop();
    const { token } = await shop.guest();
    const headers = signedIn(shop);
    const answers = await Promise.all(
      [call, callInBatch].map((send) => send(shop.handler, path, { raw, token, headers })),
    );
    expect(shop.asked).toEqual([]);
    return answers.map(({ status, problem }) => [status, problem?.kind]);
  };
  const refused = [400, "invalid-input"];

  test("refuses a field it does not know, also one that is called __proto__ or constructor", async () => {
    for (const name of ["unknown", "__proto__", "constructor", "Quantity", "quantity ", ""]) {
      const raw = JSON.stringify({ ...input, PLACE: 1 }).replace("PLACE", name);
      expect(await refusals(raw), name).toEqual([refused, refused]);
    }
  });

  test("refuses an input that is no object", async () => {
    for (const raw of ["null", "0", "1", '"text"', "true", "[]", `[${JSON.stringify(input)}]`])
      expect(await refusals(raw), raw).toEqual([refused, refused]);
  });

  test("refuses a strange value in any field, and never fails over it", async () => {
    for (const name of Object.keys(input))
      for (const value of strangeValues) {
        if (
          allowed[name]?.includes(value) ||
          (path === "cart.setQuantity" && name === "quantity" && value === "0")
        )
          continue;
        expect(await refusals(withText(input, name, value)), `${name}: ${value}`).toEqual([refused, refused]);
      }
  });

  test("refuses nesting as deep as a body allows without failing", async () => {
    const deep = `${"[".repeat(4_000)}${"]".repeat(4_000)}`;
    expect(await refusals(deep)).toEqual([refused, refused]);
  });
});

test.each([
  ["variantId", ["", " ", "a b", "x".repeat(65), "a/b", "a,b", "ä", "milk-1\n", "milk-1\u0000"]],
  ["operationId", ["", " ", "a b", "x".repeat(129), "ä", "op\n", "op\u0000"]],
  [
    "dots",
    [
      ["x"],
      ["AAAAAAAAAAAA:0"],
      ["AAAAAAAAAAAA:01"],
      ["AAAAAAAAAAAA:2147483648"],
      ["AAAAAAAAAAAA:9007199254740993"],
      ["AAAAAAAAAAAA:-1"],
      ["AAAAAAAAAAAA:1\n"],
      ["short:1"],
      [1],
      "AAAAAAAAAAAA:1",
      Array.from({ length: 2049 }, (_, n) => `AAAAAAAAAAAA:${n + 1}`),
    ],
  ],
])("a %s that cannot be one is refused and nothing is asked of the store", async (field, values) => {
  const shop = openTestShop();
  const guest = await shop.guest();
  for (const value of values) {
    const { status, problem } = await guest.call("cart.remove", {
      ...once({ variantId: "milk-1" }),
      [field]: value,
    });
    expect([value, status, problem?.kind]).toEqual([value, 400, "invalid-input"]);
  }
  expect(shop.asked).toEqual([]);
});

test("more than 200 ids at once are refused", async () => {
  const shop = openTestShop();
  const variantIds = Array.from({ length: 201 }, (_, i) => `v${i}`);
  expect((await shop.call("catalog.byIds", { input: { variantIds } })).problem?.kind).toBe("invalid-input");
  expect((await shop.call("catalog.byIds", { input: { variantIds: variantIds.slice(1) } })).data).toEqual({
    items: [],
  });
});

test("an input missing altogether is invalid, not malformed", async () => {
  const guest = await openTestShop().guest();
  const { status, problem } = await guest.call("cart.add");
  expect([status, problem?.kind]).toEqual([400, "invalid-input"]);
});

test("the problem says what is wrong with each field, in words, without what was sent", async () => {
  const guest = await openTestShop().guest();
  const { problem, text } = await guest.call("cart.add", {
    operationId: "op",
    variantId: "secret words",
    quantity: -1,
  });
  expect(problem).toEqual({
    kind: "invalid-input",
    issues: [
      { path: ["variantId"], message: expect.any(String) },
      { path: ["quantity"], message: expect.any(String) },
    ],
  });
  expect(text).not.toContain("secret words");
});
