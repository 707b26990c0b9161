import { emptyCart, encodeCart, encodeHave, haveOf, type SyncReply } from "@dotcart/cart-domain";
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import type { AppRouter, CartView, EnteredSession, Problem } from "../src/app-router.ts";
import { once, openTestShop } from "./shop.ts";

/** tRPC's own client, typed by the router, over each link that speaks our wire. */
const clients = (["single", "batch"] as const).map((name) => {
  const shop = openTestShop();
  let token = "";
  let signedIn = {};
  const options = {
    url: "http://api.test/trpc",
    headers: () => ({ ...(token === "" ? {} : { authorization: `Bearer ${token}` }), ...signedIn }),
    fetch: async (url: unknown, init?: object) => shop.handler(new Request(String(url), init)),
  };
  const client = createTRPCClient<AppRouter>({
    links: [name === "single" ? httpLink(options) : httpBatchLink(options)],
  });
  const enter = (entered: string): void => {
    token = entered;
  };
  const signIn = (userId: string): void => {
    signedIn = { cookie: shop.accounts.signIn(userId), origin: "http://shop.test" };
  };
  return { name, client, enter, signIn };
});

test.each(clients)(
  "tRPC's client shops through the $name link, and every answer has its type",
  async ({ client, enter }) => {
    const session = await client.session.start.mutate();
    enter(session.token);
    const [added, product] = await Promise.all([
      client.cart.add.mutate(once({ variantId: "milk-1", quantity: 2 })),
      client.catalog.bySlug.query({ slug: "milk" }),
    ]);
    const cart: CartView = added;
    expect([cart.itemCount, product.name]).toEqual([2, "The milk"]);
    const carts = await Promise.all([1, 2, 3].map(() => client.cart.get.query()));
    expect(carts).toEqual([added, added, added]);
  },
);

test.each(clients)(
  "tRPC's client synchronises and enters through the $name link, and every answer has its type",
  async ({ client, enter, signIn }) => {
    enter((await client.session.start.mutate()).token);
    const say = { delta: encodeCart(emptyCart), have: encodeHave(haveOf(emptyCart)) };
    const reply: SyncReply = await client.cart.sync.mutate(say);
    expect(reply).toMatchObject({ version: 0, refused: [] });
    await client.cart.add.mutate(once({ variantId: "milk-1", quantity: 2 }));
    signIn("ada");
    const entered: EnteredSession = await client.session.enter.mutate();
    expect(entered.receipt?.lines).toEqual([{ variantId: "milk-1", quantity: 2 }]);
    expect(await client.session.leave.mutate()).toBeNull();
  },
);

test.each(clients)(
  "a refusal reaches the client through the $name link as a typed problem",
  async ({ client, enter }) => {
    enter((await client.session.start.mutate()).token);
    const refused = await client.cart.add
      .mutate(once({ variantId: "rare-1", quantity: 11 }))
      .catch((error: unknown) => error);
    if (!(refused instanceof TRPCClientError)) throw new Error("it was not refused");
    const problem: Problem | undefined = (refused as TRPCClientError<AppRouter>).data?.problem;
    expect(problem).toEqual({
      kind: "insufficient-stock",
      variantId: "rare-1",
      requested: 11,
      available: 10,
    });
  },
);

test("changes of one batch are made in the order of the calls, however fast each of them is", async () => {
  const [, batched] = clients;
  if (batched === undefined) throw new Error("there is no batching client");
  const { client, enter } = batched;
  enter((await client.session.start.mutate()).token);
  const [added, cleared] = await Promise.all([
    client.cart.add.mutate(once({ variantId: "milk-1", quantity: 1 })),
    client.cart.clear.mutate(once({})),
  ]);
  expect([added.itemCount, cleared.itemCount]).toEqual([1, 0]);
  const [, , last] = await Promise.all([
    client.cart.add.mutate(once({ variantId: "milk-1", quantity: 1 })),
    client.cart.setQuantity.mutate(once({ variantId: "milk-1", quantity: 4 })),
    client.cart.add.mutate(once({ variantId: "milk-1", quantity: 1 })),
  ]);
  expect(last.itemCount).toBe(5);
});
