import { type Product, VariantId } from "@dotcart/cart-domain";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { call, type Reply, reply } from "./call.ts";
import { eventually, type FullStack, openFullStack } from "./full-stack.ts";
import { type Guest, newGuest, once } from "./shop.ts";

let stack: FullStack;
let variantId: string;

beforeAll(async () => {
  stack = await openFullStack();
  const { data } = await call(stack.handler, "catalog.list", { input: { limit: 100, inStock: true } });
  const variants = (data as { items: Product[] }).items.flatMap((product) => product.variants);
  variantId = variants.find((v) => v.available && v.stock >= 1000 && v.step === 1)?.id ?? "";
});
afterAll(() => stack?.stop());

/** No shopper waits longer than three seconds for the word that something is away; a busy machine may take two more. */
const bound = 5_000;

async function timed(ask: () => Promise<Reply>): Promise<Reply> {
  const started = performance.now();
  const answer = await ask();
  expect(performance.now() - started).toBeLessThan(bound);
  return answer;
}

const isOk = ({ status }: Reply): boolean => status === 200;
const add = (guest: Guest, quantity = 1) => guest.call("cart.add", once({ variantId, quantity }));
const ready = () => reply(stack.handler, new Request("http://api.test/readyz"));

const away = (dependency: "carts" | "catalogue") => [503, { kind: "dependency-unavailable", dependency }];
const whatWent = ({ status, problem }: Reply) => [status, problem];

describe.each(["killed", "silent"])("Redis %s", (how) => {
  const { take, giveBack } = takeAway("redis", how);
  afterEach(giveBack);

  test("makes carts unavailable in time, leaves the catalogue, and carts are back as they were", async () => {
    const guest = await newGuest(stack.handler);
    await add(guest, 3);
    const before = (await guest.call("cart.get")).data;
    await take();
    const operation = once({ variantId, quantity: 2 });
    const asked = [
      () => guest.call("cart.get"),
      () => guest.call("cart.add", operation),
      () => guest.call("cart.setQuantity", once({ variantId, quantity: 9 })),
      () => guest.call("cart.remove", once({ variantId })),
      () => guest.call("cart.clear", once({})),
    ];
    for (const answer of await Promise.all(asked.map(timed))) expect(whatWent(answer)).toEqual(away("carts"));
    expect(isOk(await timed(() => call(stack.handler, "catalog.list")))).toBe(true);
    expect(isOk(await timed(() => call(stack.handler, "session.start")))).toBe(true);
    expect((await ready()).status).toBe(503);
    await giveBack();
    const { data } = await eventually(() => guest.call("cart.get"), isOk);
    if (how === "killed") expect(data).toEqual(before);
    // What was asked while Redis was silent may have happened when it woke; asking again makes it happen once.
    const after = await eventually(() => guest.call("cart.add", operation), isOk);
    const again = await guest.call("cart.add", operation);
    expect(again.data).toEqual(after.data);
    await eventually(ready, isOk);
  });
});

describe.each(["killed", "silent"])("Postgres %s", (how) => {
  const { take, giveBack } = takeAway("postgres", how);
  afterEach(giveBack);

  test("makes the catalogue unavailable in time, leaves the carts, and lists again when it is back", async () => {
    const guest = await newGuest(stack.handler);
    await add(guest);
    await take();
    const asked = [
      () => call(stack.handler, "catalog.list"),
      () => call(stack.handler, "catalog.search", { input: { query: "lamp" } }),
      () => call(stack.handler, "catalog.categories"),
      () => call(stack.handler, "catalog.facets"),
      () => call(stack.handler, "catalog.bySlug", { input: { slug: "anything" } }),
      () => call(stack.handler, "catalog.byIds", { input: { variantIds: [variantId] } }),
    ];
    for (const answer of await Promise.all(asked.map(timed)))
      expect(whatWent(answer)).toEqual(away("catalogue"));
    expect((await timed(() => add(guest))).data).toMatchObject({ itemCount: 2 });
    expect((await timed(() => guest.call("cart.get"))).data).toMatchObject({ itemCount: 2 });
    const unknown = await timed(() => guest.call("cart.add", once({ variantId: "nothing", quantity: 1 })));
    expect(whatWent(unknown)).toEqual([404, { kind: "product-not-found", variantId: "nothing" }]);
    expect((await ready()).json).toMatchObject({
      ok: false,
      parts: { carts: { ok: true }, catalogue: { ok: false } },
    });
    await giveBack();
    await eventually(() => call(stack.handler, "catalog.list"), isOk);
    await eventually(ready, isOk);
  });
});

describe("Postgres killed in the middle of transactions", () => {
  const { take, giveBack } = takeAway("postgres", "killed");
  afterEach(giveBack);

  test("ends those transactions and nothing else: neither the process nor a later transaction", async () => {
    const changing = Promise.allSettled(
      Array.from({ length: 40 }, (_, i) =>
        stack.db.products.updateVariant({ variantId: VariantId.parse(variantId), stock: 5000 + i }),
      ),
    );
    await take();
    for (const outcome of await changing)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ kind: "database-away" });
    await giveBack();
    await eventually(() => call(stack.handler, "catalog.list"), isOk);
    const change = () =>
      stack.db.products.updateVariant({ variantId: VariantId.parse(variantId), stock: 5000 });
    await eventually(
      () => change().catch(() => null),
      (changed) => changed?.ok === true,
    );
    for (let i = 0; i < 20; i += 1) expect(await change()).toMatchObject({ ok: true });
  });
});

describe("both away", () => {
  const redis = takeAway("redis", "silent");
  const postgres = takeAway("postgres", "silent");
  afterEach(async () => {
    await redis.giveBack();
    await postgres.giveBack();
  });

  test("is said in time, the process stays alive, and serves again by itself", async () => {
    const guest = await newGuest(stack.handler);
    await redis.take();
    await postgres.take();
    expect((await timed(() => add(guest))).status).toBe(503);
    expect(whatWent(await timed(() => guest.call("cart.get")))).toEqual(away("carts"));
    const alive = await reply(stack.handler, new Request("http://api.test/healthz"));
    expect([alive.status, alive.json]).toEqual([200, { ok: true }]);
    await redis.giveBack();
    await postgres.giveBack();
    await eventually(() => add(guest), isOk);
    await eventually(() => call(stack.handler, "catalog.list"), isOk);
  });
});

/** A crash and a start, or a pause and its end. Giving back what is there already does nothing. */
function takeAway(name: "redis" | "postgres", how: string) {
  let isTaken = false;
  return {
    async take() {
      isTaken = true;
      if (how === "killed") await stack[name].kill();
      else stack[name].freeze();
    },
    async giveBack() {
      if (!isTaken) return;
      isTaken = false;
      if (how === "killed") await stack[name].start();
      else stack[name].thaw();
    },
  };
}
