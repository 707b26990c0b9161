import { randomBytes } from "node:crypto";
import { OrderId } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import { createOrderLinks } from "./links.ts";

const secret = "a secret for tests of forty characters.";
const storefrontUrl = "https://shop.example";
const links = createOrderLinks({ secrets: [secret], storefrontUrl });
const order = OrderId.parse("AAAAAAAAAAAAAAAAAAAAAA");
const other = OrderId.parse("AAAAAAAAAAAAAAAAAAAAAB");
const key = links.keyOf(order);

test("a link leads to the order's page in its language, with the order's key", () => {
  expect(links.linkTo(order, "de")).toBe(`https://shop.example/de/orders/${order}?key=${key}`);
  expect(new URL(links.linkTo(order, "en")).pathname).toBe(`/en/orders/${order}`);
  expect(key).toMatch(/^[\w-]{43}$/);
});

test("a key opens its own order and no other", () => {
  expect(links.isKeyOf(order, key)).toBe(true);
  expect(links.isKeyOf(other, key)).toBe(false);
  expect(links.isKeyOf(other, links.keyOf(other))).toBe(true);
});

test.each([
  ["nothing", ""],
  ["a part of it", key.slice(0, 42)],
  ["more than it", `${key}A`],
  ["it with a blank", `${key} `],
  ["it with a line's end", `${key}\n`],
  ["it padded", `${key}=`],
  ["it written with other characters for the same bits", `${key.replaceAll("-", "+").replaceAll("_", "/")}=`],
  ["zeroes", "A".repeat(43)],
  ["the order's own id", order],
  ["a megabyte", "A".repeat(1_000_000)],
  ["signs that no key has", "ä".repeat(43)],
  ["a number of the same length", "1".repeat(43)],
  ["a key of another secret", createOrderLinks({ secrets: [`${secret}.`], storefrontUrl }).keyOf(order)],
])("%s opens nothing", (_name, shown) => {
  expect(links.isKeyOf(order, shown)).toBe(false);
});

test("a key with any one of its characters changed, or written in another case, opens nothing", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (let at = 0; at < key.length; at++)
    for (const letter of alphabet) {
      const changed = key.slice(0, at) + letter + key.slice(at + 1);
      expect([changed, links.isKeyOf(order, changed)]).toEqual([changed, changed === key]);
    }
});

test("no order is opened by what was made up", () => {
  for (let tries = 0; tries < 2_000; tries++)
    expect(links.isKeyOf(order, randomBytes(32).toString("base64url"))).toBe(false);
});

test("the first secret signs, every one of them still opens what it signed, and none that is gone", () => {
  const fresh = "another secret of forty characters here.";
  const rotated = createOrderLinks({ secrets: [fresh, secret], storefrontUrl });
  expect(rotated.isKeyOf(order, key)).toBe(true);
  expect(rotated.keyOf(order)).toBe(createOrderLinks({ secrets: [fresh], storefrontUrl }).keyOf(order));
  expect(createOrderLinks({ secrets: [fresh], storefrontUrl }).isKeyOf(order, key)).toBe(false);
});

test("without a secret there are no links", () => {
  expect(() => createOrderLinks({ secrets: [], storefrontUrl })).toThrow("Broken belief");
});
