import { afterEach, beforeEach, expect, test } from "vitest";
import type { CartClient, Snapshot } from "../src/core/snapshot.ts";
import { createNodeCartClient, type KeptSession } from "../src/node/index.ts";
import { type HttpShop, openHttpShop } from "./support/http-shop.ts";
import { bread, milk, quantities } from "./support/world.ts";

let shop: HttpShop;
const programs: CartClient[] = [];

beforeEach(async () => {
  shop = await openHttpShop([milk, bread]);
});
afterEach(async () => {
  for (const program of programs.splice(0)) program.close();
  await shop.close();
});

/** A program with a replica, and the session it would keep. */
function program(session?: KeptSession) {
  const kept: KeptSession[] = session === undefined ? [] : [session];
  const client = createNodeCartClient({
    url: shop.url,
    currency: "EUR",
    ...(session === undefined ? {} : { session }),
    onSession: (given) => kept.push(given),
  });
  programs.push(client);
  return { client, session: () => kept.at(-1) as KeptSession };
}

/** Resolves when the program's cart is as asked for. */
const until = (client: CartClient, isSo: (snapshot: Snapshot) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!isSo(client.snapshot())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = client.subscribe(look);
    look();
  });

test("a program starts a cart, keeps its token, and another one with that token sees every change at once", async () => {
  const till = program();
  till.client.apply({ kind: "add", variant: milk, quantity: 2 });
  await until(till.client, ({ status, identity }) => status === "saved" && identity !== null);
  const screen = program(till.session());
  await until(screen.client, ({ lines }) => lines.length === 1);
  expect(quantities(screen.client.snapshot())).toEqual({ milk: 2 });
  await until(screen.client, ({ lines }) => lines[0]?.variant?.name === "milk");

  till.client.apply({ kind: "add", variant: bread, quantity: 1 });
  await until(screen.client, ({ lines }) => lines.length === 2);
  screen.client.apply({ kind: "remove", variantId: milk.id });
  await until(till.client, ({ lines }) => lines.length === 1);
  expect(quantities(till.client.snapshot())).toEqual({ bread: 1 });
});

test("a token that expired is renewed, and the change that met it arrives", async () => {
  const till = program();
  till.client.apply({ kind: "add", variant: milk, quantity: 1 });
  await until(till.client, ({ status, identity }) => status === "saved" && identity !== null);
  const first = till.session();
  shop.expire(first.token);
  till.client.apply({ kind: "add", variant: milk, quantity: 1 });
  await until(till.client, ({ status }) => status === "saving");
  await until(till.client, ({ status }) => status === "saved");
  expect(shop.seen.refreshes).toBe(1);
  expect(till.session().token).not.toBe(first.token);
  expect((await shop.store.read(first.cartId))?.cart.entries.size).toBe(2);
});

test("a stream that is cut is opened again, and what was missed is there", async () => {
  const till = program();
  till.client.apply({ kind: "add", variant: milk, quantity: 1 });
  await until(till.client, ({ status, identity }) => status === "saved" && identity !== null);
  const screen = program(till.session());
  await until(screen.client, ({ lines }) => lines.length === 1);
  shop.cut();
  till.client.apply({ kind: "setQuantity", variantId: milk.id, quantity: 5 });
  await until(screen.client, ({ lines }) => lines[0]?.quantity === 5);
});

test("a shop that is away is waited for", async () => {
  const url = shop.url;
  await shop.close();
  const till = createNodeCartClient({ url, currency: "EUR" });
  programs.push(till);
  till.apply({ kind: "add", variant: milk, quantity: 1 });
  await until(till, ({ status }) => status === "offline");
  expect(quantities(till.snapshot())).toEqual({ milk: 1 });
  shop = await openHttpShop([milk]);
});
