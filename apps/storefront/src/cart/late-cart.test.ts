import { type CartClient, loadingSnapshot, type Snapshot } from "@dotcart/cart-client/core";
import { Currency, type Variant } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { createLateCart } from "./late-cart.ts";

const eur = Currency.parse("EUR");
const mug = { price: { amount: 1200, currency: eur } } as Variant;

/** A client that tells what it was asked, and can be made to change. */
function makeClient() {
  const heard: string[] = [];
  const made: string[] = [];
  let listener: (() => void) | null = null;
  let snapshot: Snapshot = loadingSnapshot(eur);
  const create = (currency: string): CartClient => {
    made.push(currency);
    return {
      snapshot: () => snapshot,
      loading: () => snapshot,
      sync: async () => {},
      entered: async () => {},
      dismiss: () => {},
      close: () => {},
      subscribe(given) {
        listener = given;
        return () => {
          listener = null;
        };
      },
      apply(change) {
        heard.push(change.kind);
        return { ok: true };
      },
      left: async () => void heard.push("left"),
    };
  };
  const change = (status: Snapshot["status"]): void => {
    snapshot = { ...snapshot, status };
    listener?.();
  };
  return { create, made, heard, change, isHeard: () => listener !== null };
}

test("is loading until it is opened, and the same value all the while", () => {
  const { client } = createLateCart(makeClient().create);
  expect(client.snapshot().status).toBe("loading");
  expect(client.snapshot()).toBe(client.snapshot());
  expect(client.loading()).toBe(client.snapshot());
});

test("is opened once, in the first currency it is told", () => {
  const { create, made } = makeClient();
  const late = createLateCart(create);
  late.open("EUR");
  late.open("USD");
  expect(made).toEqual(["EUR"]);
});

test("tells those who listened before it was opened, and no longer those who stopped", () => {
  const { create, change, isHeard } = makeClient();
  const late = createLateCart(create);
  let times = 0;
  const stop = late.client.subscribe(() => times++);
  late.open("EUR");
  expect(times).toBe(1);
  change("saved");
  expect(times).toBe(2);
  expect(late.client.snapshot().status).toBe("saved");
  stop();
  expect(isHeard()).toBe(false);
});

test("an add does not wait to be told the currency: the goods know it", () => {
  const { create, made, heard } = makeClient();
  const late = createLateCart(create);
  expect(late.client.apply({ kind: "add", variant: mug, quantity: 1 })).toEqual({ ok: true });
  expect([made, heard]).toEqual([["EUR"], ["add"]]);
});

test("whoever leaves before it is opened has left once it is", async () => {
  const { create, heard } = makeClient();
  const late = createLateCart(create);
  const left = late.client.left();
  expect(heard).toEqual([]);
  late.open("EUR");
  await left;
  expect(heard).toEqual(["left"]);
});
