import type { Order } from "@dotcart/cart-domain/checkout";
import { type RunningMailbox, startMailbox } from "@dotcart/local-stack";
import type { AuditPage, OrderPage, SavedAddress } from "@dotcart/shop-db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CartView } from "../../src/cart/view.ts";
import { type Browser, openBrowser } from "../browser.ts";
import type { Reply } from "../call.ts";
import { address, openTill, order, paying, placed, type TillStack } from "../checkout/open-till.ts";
import { eventually } from "../full-stack.ts";
import { newEmail, origin, signUp } from "./people.ts";

let stack: TillStack;
let mailbox: RunningMailbox;
let root: Browser;
let rootId: string;
beforeAll(async () => {
  mailbox = await startMailbox();
  stack = await openTill({ SMTP_URL: mailbox.smtpUrl, STOREFRONT_URL: origin });
  const email = newEmail();
  root = await signUp(stack, mailbox, { email });
  const [user] = await stack.sql<{ id: string }[]>`
    update users set role = 'admin' where email = ${email} returning id`;
  rootId = user?.id ?? "";
});
afterAll(async () => {
  await stack?.stop();
  await mailbox?.stop();
});

const refusal = ({ status, problem }: Reply) => [status, problem];
const ordered = ({ data, text }: Reply): Order => {
  if (data === undefined) throw new Error(text);
  return data as Order;
};
const state = (status: string) => [409, { kind: "order-state", status }];

async function bought(stock = 10, change: object = {}) {
  const goods = await stack.sell(stock);
  const guest = await stack.shopper([goods, 2]);
  const email = newEmail();
  return { goods, guest, email, ...placed(await order(guest, { email, ...change })) };
}

describe("the merchant", () => {
  test("changes price, stock and availability: in carts, in the price history and in the audit trail", async () => {
    const goods = await stack.sell(10, 1000);
    const guest = await stack.shopper([goods, 1]);
    const price = { amount: 1250, currency: "EUR" };
    const change = { variantId: goods, price, stock: 4 };
    const { data } = await root.call("admin.variant.update", change);
    expect(data).toEqual({ productId: goods.slice(0, -1), projected: true });
    await eventually(
      async () => (await guest.call("cart.get")).data as CartView,
      ({ lines: [line] }) => line?.price.amount === 1250 && line.stock === 4,
    );
    expect((await stack.db.products.priceHistory(goods)).map((point) => point.price.amount)).toEqual([
      1000, 1250,
    ]);
    const trail = (await root.call("admin.audit", { target: `variant:${goods}` })).data as AuditPage;
    expect(trail.items).toMatchObject([
      { actor: `account:${rootId}`, action: "updated", detail: { is: { price, stock: 4 } } },
    ]);
    await root.call("admin.variant.update", { variantId: goods, available: false });
    const { problem } = await eventually(
      () => guest.call("checkout.review"),
      ({ text }) => text.includes("unavailable"),
    );
    expect(problem).toBeUndefined();
  });

  test("hears of a variant nobody knows, and sells in the shop's currency alone", async () => {
    const goods = await stack.sell(1);
    const price = { amount: 1, currency: "USD" };
    expect(refusal(await root.call("admin.variant.update", { variantId: "nobody", stock: 1 }))).toEqual([
      404,
      { kind: "product-not-found", variantId: "nobody" },
    ]);
    expect((await root.call("admin.variant.update", { variantId: goods, price })).problem).toMatchObject({
      kind: "invalid-input",
      issues: [{ path: ["price", "currency"] }],
    });
  });

  test("sends an order, hears that it arrived, gives the money back: each once, each in the trail, each told", async () => {
    const { goods, orderId, number, email } = await bought(10);
    const ask = (path: string, more: object = {}) => root.call(path, { orderId, ...more });
    expect(refusal(await ask("admin.orders.deliver"))).toEqual(state("paid"));
    expect(ordered(await ask("admin.orders.fulfil")).status).toBe("fulfilled");
    expect((await mailbox.waitFor(email, ({ subject }) => subject.includes("way"))).text).toContain(
      "Unter den Linden 1",
    );
    expect(ordered(await ask("admin.orders.fulfil")).status).toBe("fulfilled");
    expect(ordered(await ask("admin.orders.deliver")).status).toBe("delivered");
    expect(refusal(await ask("admin.orders.fulfil"))).toEqual(state("delivered"));
    const refunded = ordered(await ask("admin.orders.refund", { reason: "It was broken." }));
    expect(refunded).toMatchObject({ status: "refunded", payment: { state: "refunded" }, email });
    expect(ordered(await ask("admin.orders.refund"))).toEqual(refunded);
    expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 1 });
    expect(await stack.stockOf(goods)).toBe(8);
    await mailbox.waitFor(email, ({ subject }) => subject === `The refund of your order ${number}`);
    const { items } = (await root.call("admin.audit", { target: `order:${orderId}` })).data as AuditPage;
    expect(items.map(({ action }) => action).toReversed()).toEqual([
      "placed",
      "paid",
      "fulfilled",
      "delivered",
      "refund-asked",
      "refunded",
    ]);
    expect(items.filter(({ actor }) => actor === `account:${rootId}`)).toHaveLength(3);
    expect(items.find(({ action }) => action === "refund-asked")?.detail).toMatchObject({
      reason: "It was broken.",
    });
  });

  test("refunds what never left, and the goods are back on the shelf; what was not charged is not refunded", async () => {
    const { goods, orderId } = await bought(5);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => root.call("admin.orders.refund", { orderId })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await eventually(
      async () => ordered(await root.call("admin.orders.byId", { orderId })),
      ({ status }) => status === "refunded",
    );
    expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 1 });
    expect(await stack.stockOf(goods)).toBe(5);
    const waiting = await bought(5, paying("second-step"));
    expect(refusal(await root.call("admin.orders.refund", { orderId: waiting.orderId }))).toEqual(
      state("pending"),
    );
    expect(refusal(await root.call("admin.orders.fulfil", { orderId: waiting.orderId }))).toEqual(
      state("pending"),
    );
  });

  test("sees everybody's orders, by status and one by one; of one that does not exist he hears so", async () => {
    const { orderId, number, email } = await bought();
    const list = async (input: object) => (await root.call("admin.orders.list", input)).data as OrderPage;
    expect((await list({ limit: 1 })).items).toMatchObject([{ id: orderId, number, email, status: "paid" }]);
    expect((await list({ status: "paid" })).items.map(({ id }) => id)).toContain(orderId);
    expect((await list({ status: "delivered" })).items.map(({ id }) => id)).not.toContain(orderId);
    expect(ordered(await root.call("admin.orders.byId", { orderId })).subject).toMatch(/^guest:/);
    for (const path of ["byId", "fulfil", "deliver", "refund"])
      expect(refusal(await root.call(`admin.orders.${path}`, { orderId: "AAAAAAAAAAAAAAAAAAAAAA" }))).toEqual(
        [404, { kind: "no-such-order" }],
      );
  });

  test("is one no longer from the moment on that it is taken away", async () => {
    const setRole = (role: string) => stack.sql`update users set role = ${role} where id = ${rootId}`;
    await setRole("shopper");
    expect(refusal(await root.call("admin.orders.list"))).toEqual([403, { kind: "forbidden" }]);
    await setRole("admin");
    expect((await root.call("admin.orders.list")).status).toBe(200);
    const shopper = await signUp(stack, mailbox);
    expect(refusal(await shopper.call("admin.orders.list"))).toEqual([403, { kind: "forbidden" }]);
  });
});

describe("an account's addresses", () => {
  const addresses = async (page: Browser) => (await page.call("account.addresses")).data as SavedAddress[];

  test("are kept, changed and taken out by their owner, the latest first", async () => {
    const page = await signUp(stack, mailbox);
    expect(await addresses(page)).toEqual([]);
    const home = (await page.call("account.saveAddress", { address })).data as SavedAddress;
    const office = { ...address, line1: "Friedrichstraße 2", line2: "Hof 3", phone: "+49 30 1" };
    const work = (await page.call("account.saveAddress", { address: office })).data as SavedAddress;
    expect(await addresses(page)).toEqual([work, home]);
    expect((await page.call("account.saveAddress", { address })).data).toMatchObject({ id: home.id });
    const moved = { ...address, city: "Potsdam" };
    await page.call("account.saveAddress", { id: home.id, address: moved });
    expect(await addresses(page)).toEqual([{ id: home.id, address: moved }, work]);
    for (const removed of [true, false])
      expect((await page.call("account.removeAddress", { id: home.id })).data).toEqual({ removed });
    expect(await addresses(page)).toEqual([work]);
  });

  test("are nobody else's to see, change or take out", async () => {
    const [ada, eve] = [await signUp(stack, mailbox), await signUp(stack, mailbox)];
    const { id } = (await ada.call("account.saveAddress", { address })).data as SavedAddress;
    expect(await addresses(eve)).toEqual([]);
    expect(refusal(await eve.call("account.saveAddress", { id, address }))).toEqual([
      404,
      { kind: "no-such-address" },
    ]);
    expect((await eve.call("account.removeAddress", { id })).data).toEqual({ removed: false });
    expect(await addresses(ada)).toEqual([{ id, address }]);
    const guest = openBrowser(stack.handler, origin);
    await guest.call("session.start");
    expect((await guest.call("account.addresses")).problem).toEqual({
      kind: "unauthorized",
      reason: "missing",
    });
  });
});
