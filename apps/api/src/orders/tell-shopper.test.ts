import { type RunningMailbox, startMailbox } from "@dotcart/local-stack";
import type { OutboxMessage } from "@dotcart/shop-db";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newOrderId, paidOrder } from "../../test/till.ts";
import { type Log, silentLog } from "../log/port.ts";
import { MailRefused } from "../mail/port.ts";
import { createSmtpMailer } from "../mail/smtp-mailer.ts";
import { createOrderLinks } from "./links.ts";
import { createTellShopper, type TellShopperOptions } from "./tell-shopper.ts";

const storefrontUrl = "https://shop.example";
const links = createOrderLinks({ secrets: ["a secret for tests of forty characters."], storefrontUrl });
const orderId = newOrderId();
const order = paidOrder(orderId, "guest:1");

let mailbox: RunningMailbox;
beforeEach(async () => {
  mailbox = await startMailbox();
});
afterEach(() => mailbox.stop());

const tellShopper = (change: Partial<TellShopperOptions> = {}) =>
  createTellShopper({
    orders: { byId: async (id) => (id === orderId ? order : null) },
    links,
    mailer: createSmtpMailer({ url: mailbox.smtpUrl, from: "Dotcart <shop@shop.example>" }),
    log: silentLog,
    storefrontUrl,
    ...change,
  });
const message = (change: Partial<OutboxMessage> = {}): OutboxMessage => ({
  id: 17,
  topic: "order.paid",
  orderId,
  attempts: 1,
  ...change,
});

test("a shopper is written to when his order is paid, sent, cancelled and refunded, in its language", async () => {
  const german = { ...order, language: "de" as const };
  const tell = tellShopper({ orders: { byId: async () => german } });
  for (const [id, topic] of (
    ["order.placed", "order.paid", "order.fulfilled", "order.cancelled", "order.refunded"] as const
  ).entries())
    await tell(message({ id, topic }));
  expect(mailbox.messages().map(({ subject }) => subject)).toEqual([
    "Erstattung Ihrer Bestellung 100001",
    "Ihre Bestellung 100001 wurde storniert",
    "Ihre Bestellung 100001 ist unterwegs",
    "Ihre Bestellung 100001",
  ]);
});

test("the link of a mail opens the order it is about, and no other", async () => {
  await tellShopper()(message());
  const [link = ""] = (await mailbox.waitFor(order.email)).links;
  const { pathname, searchParams } = new URL(link);
  expect(pathname).toBe(`/en/orders/${orderId}`);
  expect(links.isKeyOf(orderId, searchParams.get("key") ?? "")).toBe(true);
  expect(links.isKeyOf(newOrderId(), searchParams.get("key") ?? "")).toBe(false);
});

test("a message that comes again is the same mail, and another message another one", async () => {
  const tell = tellShopper();
  await tell(message());
  await tell(message({ attempts: 2 }));
  await tell(message({ id: 18, topic: "order.fulfilled" }));
  const ids = mailbox.messages().map(({ messageId }) => messageId);
  expect(ids).toEqual([
    `<order-${orderId}-18@shop.example>`,
    `<order-${orderId}-17@shop.example>`,
    `<order-${orderId}-17@shop.example>`,
  ]);
});

test("while mail is away the message is not done, and is once it is back", async () => {
  const mailer = createSmtpMailer({ url: mailbox.smtpUrl, from: "shop@shop.example" });
  const tell = tellShopper({ mailer });
  const smtpPort = Number(new URL(mailbox.smtpUrl).port);
  await mailbox.stop();
  await expect(tell(message())).rejects.toThrow("ECONNREFUSED");
  mailbox = await startMailbox({ smtpPort });
  await tell(message({ attempts: 2 }));
  expect(mailbox.messages()).toHaveLength(1);
});

test("while the books are away the message is not done", async () => {
  const orders = { byId: () => Promise.reject(new Error("away")) };
  await expect(tellShopper({ orders })(message())).rejects.toThrow("away");
  expect(mailbox.messages()).toEqual([]);
});

test("of a declined card nobody is written to, nor of an order nobody knows", async () => {
  const declined = { ...order, payment: { ...order.payment, state: "declined" as const } };
  await tellShopper({ orders: { byId: async () => declined } })(message({ topic: "order.cancelled" }));
  await tellShopper()(message({ orderId: newOrderId() }));
  expect(mailbox.messages()).toEqual([]);
});

test("an address that is refused for good is tried ten times, and then left with a word to the log", async () => {
  const told: unknown[] = [];
  const log: Log = { ...silentLog, error: (about) => void told.push(about) };
  const mailer = {
    isReady: async () => true,
    send: () => Promise.reject(new MailRefused("no such address")),
  };
  const tell = tellShopper({ mailer, log });
  for (const attempts of [1, 9]) await expect(tell(message({ attempts }))).rejects.toThrow(MailRefused);
  expect(told).toEqual([]);
  await tell(message({ attempts: 10 }));
  expect(told).toMatchObject([{ orderId, topic: "order.paid" }]);
});
