import {
  add,
  type Cart,
  CartId,
  consume,
  type Delta,
  emptyCart,
  encodeCart,
  join,
  type LineId,
  linesOf,
  Rid,
  remove,
  savedLine,
  savedLinesOf,
  type VariantId,
} from "@dotcart/cart-domain";
import { type CartStore, createMemoryCartStore } from "@dotcart/cart-store";
import { beforeEach, describe, expect, test } from "vitest";
import { type MergeStrategy, mergeStrategies } from "./merge-delta.ts";
import { type MergePorts, mergeGuest } from "./merge-guest.ts";

const noon = Date.UTC(2026, 0, 1, 12);
const guestId = CartId.parse("GGGGGGGGGGGGGGGGGGGGGG");
const account = { subject: "account:ada", cartId: CartId.parse("AAAAAAAAAAAAAAAAAAAAAA") };
const other = { subject: "account:bob", cartId: CartId.parse("BBBBBBBBBBBBBBBBBBBBBB") };
const phone = Rid.parse("phonephonep1");
const laptop = Rid.parse("laptoplaptp1");

let store: CartStore;
beforeEach(() => {
  store = createMemoryCartStore({ ttlSeconds: 3600, now: () => noon });
});

const portsOf = (strategy: MergeStrategy, faults: Partial<CartStore> = {}): MergePorts => ({
  carts: { ...store, ...faults },
  accountCarts: { ...store, ...faults },
  clock: () => noon,
  shop: { mergeStrategy: strategy },
});

/** What a device that keeps a replica does to a cart: its delta, sent as its owner. */
async function act(id: CartId, subject: string, change: (cart: Cart) => Delta): Promise<Delta> {
  const delta = change((await store.read(id))?.cart ?? emptyCart);
  const taken = await store.take(id, { delta, subject, create: true, now: noon });
  expect(taken).toMatchObject({ kind: "changed", refused: [] });
  return delta;
}

const adding = (rid: Rid, line: LineId, quantity: number) => (cart: Cart) =>
  add(cart, { rid, now: noon, seen: 100 }, { line: line as VariantId, quantity });
const fill = async () => {
  await act(guestId, "guest:1", adding(phone, "milk" as VariantId, 3));
  await act(guestId, "guest:1", adding(phone, "eggs" as VariantId, 1));
  await act(account.cartId, account.subject, adding(laptop, "milk" as VariantId, 2));
  await act(account.cartId, account.subject, adding(laptop, "bread" as VariantId, 1));
};
const quantities = (cart: Cart | undefined) =>
  Object.fromEntries(
    [...linesOf(cart ?? emptyCart), ...savedLinesOf(cart ?? emptyCart)].map(({ line, quantity }) => [
      line,
      quantity,
    ]),
  );
const inAccount = async () => quantities((await store.read(account.cartId))?.cart);

/** What both carts of `fill` come to, what the receipt says came from the guest, and how many lines it says were kept. */
const expected = {
  join: { cart: { milk: 5, bread: 1, eggs: 1 }, brought: { milk: 3, eggs: 1 }, kept: 2 },
  "keep-account": { cart: { milk: 2, bread: 1 }, brought: {}, kept: 2 },
  "keep-guest": { cart: { milk: 3, eggs: 1 }, brought: { milk: 3, eggs: 1 }, kept: 0 },
  larger: { cart: { milk: 3, bread: 1, eggs: 1 }, brought: { milk: 3, eggs: 1 }, kept: 1 },
} as const satisfies Record<MergeStrategy, object>;

describe.each(mergeStrategies)("%s", (strategy) => {
  const merge = (faults?: Partial<CartStore>) => mergeGuest(portsOf(strategy, faults), guestId, account);

  test("makes of two carts what it says, and tells what came from where", async () => {
    await fill();
    const receipt = await merge();
    expect(await inAccount()).toEqual(expected[strategy].cart);
    expect(receipt).toMatchObject({
      guestCartId: guestId,
      at: noon,
      strategy,
      kept: expected[strategy].kept,
    });
    const brought = receipt?.lines.map(({ variantId, quantity }) => [variantId, quantity]) ?? [];
    expect(Object.fromEntries(brought)).toEqual(expected[strategy].brought);
  });

  test("has its effect once, however often it is repeated, and says the same each time", async () => {
    await fill();
    const first = await merge();
    const version = (await store.read(account.cartId))?.version;
    for (let again = 0; again < 3; again += 1) expect(await merge()).toEqual(first);
    expect((await store.read(account.cartId))?.version).toBe(version);
  });

  test("brings nothing back that was taken out of the account's cart since", async () => {
    await fill();
    await merge();
    for (const line of Object.keys(await inAccount()))
      await act(account.cartId, account.subject, (cart) => remove(cart, line as VariantId));
    await merge();
    expect(await inAccount()).toEqual({});
  });

  test.each(["close", "read", "merge"] as const)(
    "that crashed before or after %s is finished by the next, with the same effect",
    async (step) => {
      for (const isDone of [false, true]) {
        store = createMemoryCartStore({ ttlSeconds: 3600, now: () => noon });
        await fill();
        const crash = async (...words: never[]) => {
          if (isDone) await (store[step] as (...words: never[]) => Promise<unknown>)(...words);
          throw new Error("crashed");
        };
        await expect(merge({ [step]: crash })).rejects.toThrow("crashed");
        const receipt = await merge();
        expect([step, isDone, await inAccount()]).toEqual([step, isDone, expected[strategy].cart]);
        expect(receipt?.lines).toHaveLength(Object.keys(expected[strategy].brought).length);
      }
    },
  );

  test("by two sign-ins at once comes to the same as by one", async () => {
    await fill();
    const receipts = await Promise.all([merge(), merge(), merge()]);
    expect(await inAccount()).toEqual(expected[strategy].cart);
    expect(receipts.map((receipt) => receipt?.dots.length)).toEqual(Array(3).fill(receipts[0]?.dots.length));
  });

  test("leaves what is saved for later, of both", async () => {
    await fill();
    await act(guestId, "guest:1", adding(phone, savedLine("tea" as VariantId), 4));
    await act(account.cartId, account.subject, adding(laptop, savedLine("rice" as VariantId), 5));
    const receipt = await merge();
    expect(await inAccount()).toEqual({ ...expected[strategy].cart, "~tea": 4, "~rice": 5 });
    expect(receipt?.lines.map(({ variantId }) => variantId)).not.toContain("tea");
  });

  test("into an empty cart brings the guest's, and of an empty one nothing", async () => {
    await act(guestId, "guest:1", adding(phone, "milk" as VariantId, 3));
    expect(await merge()).toMatchObject({ lines: [{ variantId: "milk", quantity: 3 }], kept: 0 });
    expect(await inAccount()).toEqual({ milk: 3 });
    const emptied = CartId.parse("EEEEEEEEEEEEEEEEEEEEEE");
    const delta = await act(emptied, "guest:2", adding(phone, "milk" as VariantId, 3));
    await act(emptied, "guest:2", () => consume(delta.entries.keys()));
    expect(await mergeGuest(portsOf(strategy), emptied, account)).toBeNull();
    expect(await inAccount()).toEqual({ milk: 3 });
  });

  test("lets the account's own devices go on under the guest's rids, and the guest no more", async () => {
    await fill();
    await merge();
    const before = (await store.read(account.cartId))?.cart ?? emptyCart;
    const planted = adding(phone, "poison" as VariantId, 9)(before);
    expect(
      await store.take(account.cartId, { delta: planted, subject: "guest:1", create: false, now: noon }),
    ).toMatchObject({ refused: [{ problem: { kind: "foreign-rid" } }] });
    await act(account.cartId, account.subject, adding(phone, "jam" as VariantId, 1));
    expect(await inAccount()).toEqual({ ...expected[strategy].cart, jam: 1 });
  });

  test("undone takes out what came, and nothing else", async () => {
    await fill();
    const receipt = await merge();
    await store.merge(account.cartId, consume(receipt?.dots ?? []), { create: false, now: noon });
    const own = { milk: 2, bread: 1 };
    const kept = { join: own, "keep-account": own, "keep-guest": {}, larger: { bread: 1 } };
    expect(await inAccount()).toEqual(kept[strategy]);
  });
});

test("a guest's edit that races the sign-in is merged or refused, never lost in between", async () => {
  for (let late = 0; late < 8; late += 1) {
    store = createMemoryCartStore({ ttlSeconds: 3600, now: () => noon });
    await fill();
    const delta = adding(phone, "honey" as VariantId, 1)((await store.read(guestId))?.cart ?? emptyCart);
    const edit = async () => {
      for (let turn = 0; turn < late; turn += 1) await Promise.resolve();
      return store.take(guestId, { delta, subject: "guest:1", create: true, now: noon });
    };
    const [taken] = await Promise.all([edit(), mergeGuest(portsOf("join"), guestId, account)]);
    expect([late, (await inAccount()).honey]).toEqual([late, taken.kind === "closed" ? undefined : 1]);
    const { cart = emptyCart } = (await store.read(guestId)) ?? {};
    if (taken.kind !== "closed") expect(encodeCart(join(cart, delta).state)).toBe(encodeCart(cart));
  }
});

test("a cart planted in somebody's browser gives its planter nothing: it is closed, and tells nothing of the account", async () => {
  await fill();
  await mergeGuest(portsOf("join"), guestId, account);
  const kept = await store.read(guestId);
  expect(kept).toMatchObject({ closedInto: account.cartId });
  expect(quantities(kept?.cart)).toEqual({ milk: 3, eggs: 1 });
  const delta = adding(Rid.parse("plantplantp1"), "poison" as VariantId, 9)(emptyCart);
  for (const id of [guestId, account.cartId]) {
    const taken = await store.take(id, { delta, subject: "guest:1", create: true, now: noon });
    if (id === guestId) expect(taken.kind).toBe("closed");
  }
});

test("a second account with the same guest's cookie gets nothing", async () => {
  await fill();
  await mergeGuest(portsOf("join"), guestId, account);
  expect(await mergeGuest(portsOf("join"), guestId, other)).toBeNull();
  expect(await store.read(other.cartId)).toBeNull();
  expect(await inAccount()).toEqual(expected.join.cart);
});

test("a second account with the same guest's cookie finishes the sign-in of the first that crashed half-way", async () => {
  await fill();
  const merge = () => Promise.reject(new Error("crashed"));
  await expect(mergeGuest(portsOf("join", { merge }), guestId, account)).rejects.toThrow("crashed");
  expect(await mergeGuest(portsOf("join"), guestId, other)).toBeNull();
  expect(await store.read(other.cartId)).toBeNull();
  expect(await inAccount()).toEqual(expected.join.cart);
  await act(account.cartId, account.subject, adding(phone, "jam" as VariantId, 1));
});

test("two accounts at once: one of them gets all of it, the other nothing", async () => {
  await fill();
  const receipts = await Promise.all(
    [account, other].map((each) => mergeGuest(portsOf("join"), guestId, each)),
  );
  expect(receipts.filter((receipt) => receipt !== null)).toHaveLength(1);
});

test("a guest who never put anything in has nothing to bring", async () => {
  expect(await mergeGuest(portsOf("join"), guestId, account)).toBeNull();
  expect(await store.read(account.cartId)).toBeNull();
});
