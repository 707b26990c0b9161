import { OrderId } from "@dotcart/cart-domain/checkout";
import { type RunningMailbox, startMailbox } from "@dotcart/local-stack";
import type { OrderPage } from "@dotcart/shop-db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrderView } from "../../src/orders/view.ts";
import { openBrowser } from "../browser.ts";
import { call, type Reply } from "../call.ts";
import {
  cartOf,
  emptied,
  openTill,
  order,
  paying,
  placed,
  put,
  type TillStack,
} from "../checkout/open-till.ts";
import { eventually } from "../full-stack.ts";
import { currency } from "../goods.ts";
import { type Guest, once } from "../shop.ts";
import { newEmail, origin, signUp } from "./people.ts";

let stack: TillStack;
let mailbox: RunningMailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
  stack = await openTill({ SMTP_URL: mailbox.smtpUrl, STOREFRONT_URL: origin });
});
afterAll(async () => {
  await stack?.stop();
  await mailbox?.stop();
});

type Caller = Pick<Guest, "call">;
const noSuchOrder = [404, { kind: "no-such-order" }];
const refusal = ({ status, problem }: Reply) => [status, problem];
const viewed = ({ data, text }: Reply): OrderView => {
  if (data === undefined) throw new Error(text);
  return data as OrderView;
};
const keyIn = (link: string): string => new URL(link).searchParams.get("key") ?? "";
const byId = async (caller: Caller, orderId: string) => viewed(await caller.call("orders.byId", { orderId }));
const listed = async (caller: Caller) => ((await caller.call("orders.list")).data as OrderPage).items;
const subjectsOf = (email: string) =>
  mailbox
    .messages()
    .filter(({ to, subject }) => to.includes(email) && subject.includes("order"))
    .map(({ subject }) => subject)
    .toReversed();

/** Somebody with two of these in an order that is paid. */
async function buyer(stock = 10, change: object = {}) {
  const goods = await stack.sell(stock);
  const guest = await stack.shopper([goods, 2]);
  const email = newEmail();
  const answer = placed(await order(guest, { email, ...change }));
  return { goods, guest, email, ...answer };
}

describe("an order", () => {
  test("is its owner's to see, and whoever's who has its link; to everybody else it does not exist", async () => {
    const { guest, orderId, number, total, link, email } = await buyer();
    expect(await listed(guest)).toMatchObject([{ id: orderId, number, status: "paid", total, itemCount: 2 }]);
    const view = await byId(guest, orderId);
    expect(view).toMatchObject({ id: orderId, status: "paid", email, canCancel: true, link });
    expect(view.history.map((event) => Object.keys(event).toSorted())).toEqual([
      ["action", "at"],
      ["action", "at"],
    ]);
    expect(view).not.toHaveProperty("subject");
    const other = await stack.shopper();
    const stranger = await buyer();
    const key = keyIn(link);
    for (const path of ["orders.byId", "orders.cancel", "orders.reorder"]) {
      const input = path === "orders.reorder" ? once({ orderId }) : { orderId };
      for (const shown of [{}, { key: "x" }, { key: keyIn(stranger.link) }])
        expect(refusal(await other.call(path, { ...input, ...shown }))).toEqual(noSuchOrder);
    }
    expect(await listed(other)).toEqual([]);
    expect(viewed(await other.call("orders.byId", { orderId, key }))).toEqual(view);
    expect(viewed(await call(stack.handler, "orders.byId", { input: { orderId, key } }))).toEqual(view);
    expect((await call(stack.handler, "orders.byId", { input: { orderId } })).status).toBe(401);
  });

  test("that was declined is in nobody's list", async () => {
    const goods = await stack.sell(5);
    const guest = await stack.shopper([goods, 1]);
    expect((await order(guest, paying("declined"))).status).toBe(402);
    expect(await listed(guest)).toEqual([]);
  });

  test("is listed page by page, the latest first", async () => {
    const goods = await stack.sell(20);
    const guest = await stack.shopper();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      await put(guest, goods, 1);
      ids.unshift(placed(await order(guest)).orderId);
    }
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const { items, nextCursor } = (await guest.call("orders.list", { limit: 2, cursor })).data as OrderPage;
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
      more = nextCursor !== null;
    }
    expect(seen).toEqual(ids);
  });
});

describe("cancelling", () => {
  test("a paid order gives the money back and the goods, once, and tells the shopper", async () => {
    const { goods, guest, orderId, number, email } = await buyer(10);
    const confirmation = await mailbox.waitFor(email);
    expect(confirmation).toMatchObject({ subject: `Your order ${number}` });
    const [link = ""] = confirmation.links;
    expect(
      viewed(await call(stack.handler, "orders.byId", { input: { orderId, key: keyIn(link) } })).id,
    ).toBe(orderId);
    const view = viewed(await guest.call("orders.cancel", { orderId }));
    expect(view).toMatchObject({ status: "refunded", canCancel: false });
    expect(viewed(await guest.call("orders.cancel", { orderId }))).toEqual(view);
    expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 1 });
    expect(await stack.stockOf(goods)).toBe(10);
    expect(await cartOf(guest)).toEqual([]);
    await mailbox.waitFor(email, ({ subject }) => subject.startsWith("The refund"));
    expect(subjectsOf(email)).toEqual([`Your order ${number}`, `The refund of your order ${number}`]);
  });

  test("an order that waits for its second step lets go of everything; it can be ordered anew", async () => {
    const { goods, guest, orderId, number, email } = await buyer(2, paying("second-step"));
    expect(await stack.stockOf(goods)).toBe(0);
    expect(viewed(await guest.call("orders.cancel", { orderId }))).toMatchObject({ status: "cancelled" });
    expect(await stack.stockOf(goods)).toBe(2);
    expect(await cartOf(guest)).toEqual([[goods, 2]]);
    expect((await guest.call("checkout.confirm", { orderId, token: "ok" })).problem).toEqual({
      kind: "order-state",
      status: "cancelled",
    });
    expect(placed(await order(guest)).status).toBe("paid");
    expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 0 });
    expect((await mailbox.waitFor(email)).subject).toBe(`Your order ${number} was cancelled`);
  });

  test("five times at once is once", async () => {
    const { goods, guest, orderId } = await buyer(3);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => guest.call("orders.cancel", { orderId })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await eventually(
      () => byId(guest, orderId),
      ({ status }) => status === "refunded",
    );
    expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 1 });
    expect(await stack.stockOf(goods)).toBe(3);
  });

  test("while the shopper pays ends with money and goods where they were, whoever is first", async () => {
    for (let round = 0; round < 5; round++) {
      const { goods, guest, orderId } = await buyer(2, paying("second-step"));
      await Promise.all([
        guest.call("checkout.confirm", { orderId, token: "ok" }),
        guest.call("orders.cancel", { orderId }),
      ]);
      const end = await eventually(
        async () => {
          await guest.call("orders.cancel", { orderId });
          return byId(guest, orderId);
        },
        ({ status }) => status === "cancelled" || status === "refunded",
      );
      const { captures, refunds } = await stack.moneyFor(goods);
      expect([end.status, captures - refunds]).toEqual([captures === 0 ? "cancelled" : "refunded", 0]);
      expect(await stack.stockOf(goods)).toBe(2);
    }
  });

  test("an order whose bank has not answered yet ends with money and goods where they were", async () => {
    const { goods, guest, orderId, email, number, status } = await buyer(2, paying("timeout"));
    expect(status).toBe("pending");
    const asked = viewed(await guest.call("orders.cancel", { orderId }));
    expect(asked.canCancel).toBe(false);
    const end = await eventually(
      () => byId(guest, orderId),
      (order) => order.status === "cancelled" || order.status === "refunded",
    );
    const { captures, refunds } = await stack.moneyFor(goods);
    expect([end.status, captures - refunds]).toEqual([captures === 0 ? "cancelled" : "refunded", 0]);
    expect(await stack.stockOf(goods)).toBe(2);
    expect(await cartOf(guest)).toEqual(captures === 0 ? [[goods, 2]] : []);
    if (captures === 0)
      expect((await mailbox.waitFor(email)).subject).toBe(`Your order ${number} was cancelled`);
  });

  test("a process that dies after the wish leaves the rest to a job", async () => {
    const { goods, guest, orderId } = await buyer(2);
    const wish = { goal: "refund", actor: "guest:gone", unlessFulfilled: true } as const;
    await stack.db.orders.ask(OrderId.parse(orderId), wish);
    await eventually(
      () => byId(guest, orderId),
      ({ status }) => status === "refunded",
    );
    expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 1 });
    expect(await stack.stockOf(goods)).toBe(2);
  });

  test("by the link needs no session, and the books know that it was the link", async () => {
    const { orderId, link } = await buyer();
    const input = { orderId, key: keyIn(link) };
    expect(viewed(await call(stack.handler, "orders.cancel", { input })).status).toBe("refunded");
    const { items } = await stack.db.merchant.audit({ target: `order:${orderId}`, limit: 10 });
    expect(items.find(({ action }) => action === "refund-asked")?.actor).toBe(`link:${orderId}`);
  });

  test("an order that has left is too late, and stays what it is", async () => {
    const { goods, guest, orderId } = await buyer(10);
    await stack.db.orders.fulfil(OrderId.parse(orderId), "account:root");
    expect((await byId(guest, orderId)).canCancel).toBe(false);
    expect(refusal(await guest.call("orders.cancel", { orderId }))).toEqual([
      409,
      { kind: "order-state", status: "fulfilled" },
    ]);
    expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 0 });
  });
});

describe("ordering again", () => {
  test("puts the goods into the caller's cart at the prices of today, once for an operation", async () => {
    const { goods, guest, orderId } = await buyer(10);
    await stack.db.products.updateVariant({
      variantId: goods,
      price: { amount: 1100, currency },
    });
    const asked = once({ orderId });
    const answers = await Promise.all(Array.from({ length: 4 }, () => guest.call("orders.reorder", asked)));
    for (const { data } of answers)
      expect(data).toEqual({ added: [{ variantId: goods, quantity: 2 }], problems: [] });
    expect(await cartOf(guest)).toEqual([[goods, 2]]);
    await guest.call("orders.reorder", once({ orderId }));
    expect(await cartOf(guest)).toEqual([[goods, 4]]);
  });

  test("says what cannot be had, and brings the rest; by the link it fills the cart of whoever shows it", async () => {
    const [scarce, gone, plenty] = [await stack.sell(2), await stack.sell(5), await stack.sell(50)];
    const guest = await stack.shopper([scarce, 2], [gone, 1], [plenty, 3]);
    const { orderId, link } = placed(await order(guest));
    await stack.sql`update products set listed = false where id = ${gone.slice(0, -1)}`;
    for (const variantId of [scarce, gone])
      await eventually(
        async () => (await stack.shopper()).call("cart.add", once({ variantId, quantity: 1 })),
        ({ problem }) => problem !== undefined,
      );
    const other = await stack.shopper();
    const { data } = await other.call("orders.reorder", once({ orderId, key: keyIn(link) }));
    expect(data).toEqual({
      added: [{ variantId: plenty, quantity: 3 }],
      problems: [
        { kind: "insufficient-stock", variantId: scarce, requested: 2, available: 0 },
        { kind: "product-not-found", variantId: gone },
      ],
    });
    expect(await cartOf(other)).toEqual([[plenty, 3]]);
    expect(await cartOf(guest)).toEqual([]);
  });
});

describe("whoever signs in", () => {
  test("finds what he ordered as a guest in his history, where it was written to his address", async () => {
    const email = newEmail();
    const goods = await stack.sell(10);
    const page = openBrowser(stack.handler, origin);
    await page.call("session.start");
    const buy = async (to: string) => {
      await page.call("cart.add", once({ variantId: goods, quantity: 1 }));
      return placed(await order(page, { email: to })).orderId;
    };
    const own = await buy(email.toUpperCase());
    const foreign = await buy(newEmail());
    const guest = new Map(page.jar);
    await signUp(stack, mailbox, { email, page });
    expect((await listed(page)).map(({ id }) => id)).toEqual([own]);
    expect(await byId(page, own)).toMatchObject({ id: own });
    expect(refusal(await page.call("orders.byId", { orderId: foreign }))).toEqual(noSuchOrder);
    const stale = openBrowser(stack.handler, origin);
    for (const [name, value] of guest) stale.jar.set(name, value);
    for (const [path, input] of [["orders.list"], ["orders.byId", { orderId: own }]] as const)
      expect((await stale.call(path, input)).problem).toEqual({ kind: "unauthorized", reason: "merged" });
    await page.call("orders.reorder", once({ orderId: own }));
    expect(await cartOf(page)).toEqual([[goods, 1]]);
  });
});

describe("while a part is away", () => {
  test("a mail that could not be sent comes when the mail server is back, once", async () => {
    const smtpPort = Number(new URL(mailbox.smtpUrl).port);
    await mailbox.stop();
    const { email, number, orderId } = await buyer();
    await eventually(
      () => stack.sql`select from outbox where key = ${orderId} and topic = 'order.paid' and attempts > 0`,
      (tried) => tried.length === 1,
    );
    mailbox = await startMailbox({ smtpPort });
    expect((await mailbox.waitFor(email)).subject).toBe(`Your order ${number}`);
    expect(subjectsOf(email)).toEqual([`Your order ${number}`]);
  });

  test("without carts a guest still sees his orders; without the books it is said, and nothing is lost", async () => {
    const { guest, orderId } = await buyer();
    await emptied(guest);
    await stack.redis.kill();
    expect(await byId(guest, orderId)).toMatchObject({ status: "paid" });
    await stack.redis.start();
    await stack.postgres.kill();
    for (const [path, input] of [
      ["orders.list", {}],
      ["orders.byId", { orderId }],
      ["orders.cancel", { orderId }],
      ["orders.reorder", once({ orderId })],
    ] as const)
      expect(refusal(await guest.call(path, input))).toEqual([
        503,
        { kind: "dependency-unavailable", dependency: "orders" },
      ]);
    await stack.postgres.start();
    const cancelled = await eventually(
      () => guest.call("orders.cancel", { orderId }),
      ({ status }) => status === 200,
    );
    expect(viewed(cancelled).status).toBe("refunded");
  });
});
