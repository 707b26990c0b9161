import {
  add,
  type CartId,
  consume,
  dotOf,
  emptyCart,
  encodeCart,
  encodeHave,
  haveOf,
  ingressBounds,
  limits,
  linesOf,
  type Rid,
  type SyncProblem,
  type SyncRequest,
  savedLine,
  savedLinesOf,
  saveForLater,
  type VariantId,
} from "@dotcart/cart-domain";
import { beforeEach, describe, expect, test } from "vitest";
import type { CartStore } from "../src/port.ts";
import { createSealer } from "../src/sync/sealer.ts";
import { createSync, type Sync } from "../src/sync/sync.ts";
import { createDevice, type Device } from "./device.ts";
import { addOf, newCartId } from "./operations.ts";
import { variantOf } from "./products.ts";

/** A store whose server can lose its memory. */
export type FaultyStore = {
  readonly store: CartStore;
  /** Forgets the cart. */
  flush(id: CartId): Promise<void>;
  /** Keeps the cart as it is now; the function it gives sets the server back to that. */
  backup(id: CartId): Promise<() => Promise<void>>;
};

const milk = "milk" as VariantId;
const bread = "bread" as VariantId;
const tea = "tea" as VariantId;
/** What nobody sells, unless a test says so. */
const jam = "jam" as VariantId;
const LIFE = 1000 * 60 * 60;
const secrets = ["a secret of the shop"];
const sealer = createSealer({ secrets });

export function syncContract(name: string, open: () => Promise<FaultyStore>) {
  describe(`sync, ${name}`, () => {
    let faulty: FaultyStore;
    let sync: Sync;
    let id: CartId;
    let now: number;
    let sold: (id: VariantId) => boolean;
    let phone: Device;
    let laptop: Device;

    beforeEach(async () => {
      faulty ??= await open();
      now = Date.now();
      id = newCartId();
      sold = (variantId) => variantId !== jam;
      phone = createDevice("phone", id);
      laptop = createDevice("laptop", id);
      sync = createSync({
        carts: faulty.store,
        sealer,
        knownVariants: async (ids) => new Set(ids.filter(sold)),
        ttlMilliseconds: LIFE,
        now: () => now,
      });
    });

    const stored = () => faulty.store.read(id);
    const lines = async () => shown((await stored())?.cart ?? emptyCart);
    /** Lets both devices sync until everybody knows everything, and gives what all of them show. */
    const agreed = async () => {
      for (const device of [phone, laptop, phone, laptop]) await device.syncs(sync);
      const texts = [phone.cart, laptop.cart, (await stored())?.cart ?? emptyCart].map(encodeCart);
      expect(new Set(texts).size).toBe(1);
      return shown(phone.cart);
    };

    describe("an exchange", () => {
      test("leaves two devices with the same cart, and then nothing to tell", async () => {
        phone.adds(milk, 2);
        laptop.adds(bread);
        await agreed();
        phone.sets(milk, 5);
        laptop.removes(milk);
        expect(await agreed()).toEqual({ milk: 5, bread: 1 });
        const { version } = await phone.syncs(sync);
        expect(await laptop.syncs(sync)).toEqual({
          delta: encodeCart(emptyCart),
          have: encodeHave(haveOf(laptop.cart)),
          version,
          sealed: null,
          refused: [],
        });
      });

      test("that is repeated because its reply was lost has its effect once", async () => {
        phone.adds(milk, 2);
        const request = phone.request();
        const replies = [await phone.asks(sync, request), await phone.asks(sync, request)];
        expect(replies).toMatchObject([
          { version: 1, refused: [] },
          { version: 1, refused: [] },
        ]);
        expect(await lines()).toEqual({ milk: 2 });
      });

      test("of nothing with a cart that is not there makes none", async () => {
        expect(await phone.asks(sync)).toEqual({
          delta: encodeCart(emptyCart),
          have: encodeHave(haveOf(emptyCart)),
          version: 0,
          sealed: null,
          refused: [],
        });
        expect(await stored()).toBeNull();
      });

      test("[I10] gives a cart that is looked at its whole life again, though nobody changes it", async () => {
        phone.adds(milk, 2);
        const first = await phone.syncs(sync);
        const made = now;
        now = made + LIFE / 2 - 1;
        expect(await phone.syncs(sync)).toMatchObject({ version: first.version, sealed: null });
        expect((await stored())?.expiresAt).toBe(made + LIFE);
        now = made + LIFE / 2;
        const { version, sealed } = await phone.syncs(sync);
        expect((await stored())?.expiresAt).toBe(now + LIFE);
        expect(await laptop.syncs(sync)).toMatchObject({ version });
        now += LIFE - 1;
        await faulty.flush(id);
        expect(sealed).not.toBeNull();
        expect(await agreed()).toEqual({ milk: 2 });
      });

      test("seals the cart whenever it changed or the device lacked something", async () => {
        phone.adds(milk);
        const { sealed } = await phone.syncs(sync);
        expect(sealed).toMatch(/^1\./);
        expect((await phone.syncs(sync)).sealed).toBeNull();
        expect((await laptop.syncs(sync)).sealed).toBe(sealed);
      });

      test("carries what is saved for later, and what callers without a replica did", async () => {
        phone.adds(milk, 3);
        await phone.syncs(sync);
        phone.does(saveForLater(phone.cart, phone.author(), milk));
        await faulty.store.apply(id, addOf(variantOf({ id: "bread" }), 2, { now }));
        expect(await agreed()).toEqual({ bread: 2 });
        expect([...laptop.cart.entries.values()].map(({ line }) => line)).toContain(savedLine(milk));
      });

      test("joins nothing of what a device says it has: a liar fools only himself", async () => {
        phone.adds(milk);
        await phone.syncs(sync);
        const lie = encodeHave({
          context: { vector: new Map([[phone.rid, 1_000_000]]), cloud: new Set() },
          live: new Set(),
        });
        expect(await laptop.asks(sync, { have: lie })).toMatchObject({ delta: '[1,"",[]]', version: 1 });
        phone.adds(milk);
        expect(await agreed()).toEqual({ milk: 2 });
      });
    });

    describe("refused as a whole, with nothing done", () => {
      const refused = async (change: Partial<SyncRequest>, problem: SyncProblem) => {
        phone.adds(milk);
        await phone.syncs(sync);
        const before = await stored();
        phone.adds(bread);
        expect(await phone.asks(sync, change)).toEqual(problem);
        expect(await stored()).toEqual(before);
        expect(await agreed()).toEqual({ milk: 1, bread: 1 });
      };

      test("a delta that is malformed, or of another version", async () => {
        for (const delta of ["", "null", "[]x", "{}", '[1,"short",[1]]', '[1,"phone_______",[-1]]'])
          expect(await phone.asks(sync, { delta }), delta).toEqual({ kind: "malformed-delta" });
        await refused({ delta: "[1]" }, { kind: "malformed-delta" });
        expect(await phone.asks(sync, { delta: '[2,"",[]]' })).toEqual({
          kind: "unknown-wire-version",
          supported: 1,
        });
      });

      test("a delta with counters of 2^31 and beyond", async () => {
        for (const n of [2 ** 31, 2 ** 53 - 1, 2 ** 53])
          expect(await phone.asks(sync, { delta: `[1,"phone_______",[0],[0,${n}]]` })).toEqual({
            kind: "malformed-delta",
          });
        await refused(
          { delta: `[1,"phone_______",[0],[],["milk"],5,[0],[0,${2 ** 31},1,0,1,0,0]]` },
          { kind: "malformed-delta" },
        );
      });

      test("a delta that is too large, and by which bound", async () => {
        const { characters, dots, claims, replicas } = ingressBounds;
        const listed = Array.from({ length: dots + 1 }, (_, i) => dotOf(phone.rid, 2 * i + 2));
        const rids = Array.from({ length: replicas + 1 }, (_, i) => `r${i}`.padEnd(12, "_") as Rid);
        const problem = (bound: "characters" | "dots" | "claims" | "replicas", limit: number) =>
          ({ kind: "delta-too-large", bound, limit }) as const;
        expect(await phone.asks(sync, { delta: " ".repeat(characters + 1) })).toEqual(
          problem("characters", characters),
        );
        expect(await phone.asks(sync, { delta: encodeCart(consume(listed)) })).toEqual(problem("dots", dots));
        expect(await phone.asks(sync, { delta: `[1,"phone_______",[${claims + 1}]]` })).toEqual(
          problem("claims", claims),
        );
        await refused(
          { delta: encodeCart(consume(rids.map((rid) => dotOf(rid, 1)))) },
          problem("replicas", replicas),
        );
      });

      test("a have that is malformed or too large", async () => {
        const large = encodeHave({
          context: { vector: new Map(), cloud: new Set() },
          live: new Set(),
        }).padEnd(200_000);
        for (const have of ["", "[1]", '[1,"phone_______",[0]]', '[1,"phone_______",[1],[0,1]]', large])
          expect(await phone.asks(sync, { have }), have.slice(0, 40)).toEqual({ kind: "malformed-have" });
        expect(await phone.asks(sync, { have: '[9,"",[]]' })).toMatchObject({ kind: "unknown-wire-version" });
        await refused({ have: "null" }, { kind: "malformed-have" });
      });

      test("another cart than the token's", async () => {
        await refused({ cartId: newCartId() }, { kind: "other-cart", cartId: id });
      });

      test("a seal that is malformed, forged, of another cart, or by a secret that is not ours", async () => {
        const seal = { cartId: id, version: 9, at: now, cart: phone.cart };
        const good = (await sealer.seal(seal)) ?? "";
        const foreign = createSealer({ secrets: ["another secret"] });
        const fault = (reason: "malformed" | "forged" | "foreign-cart") =>
          ({ kind: "seal-refused", reason }) as const;
        for (const sealed of ["", "1.", `2${good.slice(1)}`, `1.${good}`, good.slice(0, 60)])
          expect(await phone.asks(sync, { sealed }), sealed).toEqual(fault("malformed"));
        await refused({ sealed: `${good} ` }, fault("forged"));
        for (const sealed of [
          good.replace("[1,", "[1 ,"),
          good.replace(`.${id}.9.`, `.${id}.a.`),
          good.replace(id, newCartId()),
          (await foreign.seal(seal)) ?? "",
        ])
          expect(await phone.asks(sync, { sealed }), sealed).toEqual(fault("forged"));
        const other = (await sealer.seal({ ...seal, cartId: newCartId() })) ?? "";
        expect(await phone.asks(sync, { sealed: other })).toEqual(fault("foreign-cart"));
      });

      test("a cart that was merged into an account", async () => {
        phone.adds(milk);
        await phone.syncs(sync);
        await faulty.store.close(id, { into: newCartId(), now });
        phone.adds(bread);
        expect(await phone.asks(sync)).toEqual({ kind: "cart-closed" });
        expect(await phone.asks(sync, { sealed: phone.sealed ?? "" })).toEqual({ kind: "cart-closed" });
        expect(await lines()).toEqual({ milk: 1 });
      });

      test("whatever comes while the catalogue cannot tell what it sells", async () => {
        sold = () => {
          throw new Error("the catalogue is away");
        };
        phone.adds(milk);
        await expect(phone.asks(sync)).rejects.toThrow("away");
        expect(await stored()).toBeNull();
        sold = () => true;
        expect(await agreed()).toEqual({ milk: 1 });
      });
    });

    describe("taken but for some dots", () => {
      test("unknown goods are refused, in the cart or saved; the device drops them and keeps the rest", async () => {
        phone.adds(milk);
        phone.adds(jam, 3);
        phone.adds(savedLine(jam), 2);
        phone.adds(bread);
        const problem = { kind: "product-not-found", variantId: jam };
        expect((await phone.syncs(sync)).refused).toEqual([
          { dot: dotOf(phone.rid, 2), problem },
          { dot: dotOf(phone.rid, 3), problem },
        ]);
        expect(await agreed()).toEqual({ milk: 1, bread: 1 });
        expect(phone.cart.context.cloud.size).toBe(0);
        expect((await phone.syncs(sync)).refused).toEqual([]);
      });

      test("goods that were withdrawn later can still be changed and put aside by who has them in the cart, and by nobody else", async () => {
        phone.adds(tea, 2);
        phone.adds(milk, 1);
        await agreed();
        sold = (variantId) => variantId !== tea && variantId !== milk;
        phone.does(saveForLater(phone.cart, phone.author(), tea));
        phone.sets(milk, 3);
        expect((await phone.syncs(sync)).refused).toEqual([]);
        expect(await agreed()).toEqual({ milk: 3 });
        expect(savedLinesOf(laptop.cart)).toMatchObject([{ line: savedLine(tea), quantity: 2 }]);
        phone.removes(milk);
        await agreed();
        phone.adds(milk, 1);
        expect((await phone.syncs(sync)).refused).toMatchObject([{ problem: { variantId: milk } }]);
      });

      test("a delta of nothing but unknown goods makes no cart", async () => {
        phone.adds(jam);
        expect((await phone.syncs(sync)).version).toBe(0);
        expect(await stored()).toBeNull();
      });

      test("goods that were withdrawn later stay in the cart, however often a device repeats them", async () => {
        sold = () => true;
        phone.adds(jam);
        const request = phone.request();
        await phone.asks(sync, request);
        sold = (variantId) => variantId !== jam;
        expect(await phone.asks(sync, request)).toMatchObject({ refused: [], version: 1 });
        expect(await agreed()).toEqual({ jam: 1 });
      });

      test("a dot under somebody else's rid is refused, and the device goes on under its own", async () => {
        phone.adds(milk);
        await phone.syncs(sync);
        const thief = createDevice("phone", id, "guest:thief");
        thief.adds(bread, 5);
        thief.adds(tea);
        expect((await thief.syncs(sync)).refused).toEqual([
          { dot: dotOf(phone.rid, 2), problem: { kind: "foreign-rid" } },
        ]);
        expect(await agreed()).toEqual({ milk: 1 });
        phone.adds(bread);
        expect(await agreed()).toEqual({ milk: 1, bread: 1 });
      });

      test("a device that would be the 65th is told so, and what it removes is removed all the same", async () => {
        phone.adds(milk);
        await phone.syncs(sync);
        const others = Array.from({ length: limits.replicas - 1 }, (_, i) => createDevice(`other-${i}`, id));
        for (const other of others) {
          other.adds(bread);
          await other.syncs(sync);
        }
        await laptop.syncs(sync);
        laptop.removes(milk);
        laptop.adds(tea);
        const problem = { kind: "too-many-replicas", limit: limits.replicas };
        expect((await laptop.syncs(sync)).refused).toEqual([{ dot: dotOf(laptop.rid, 1), problem }]);
        expect(await lines()).toEqual({ bread: limits.replicas - 1 });
      });

      test("[pitfall] a peer that claims a:1e6 harms nobody", async () => {
        phone.adds(milk);
        await phone.syncs(sync);
        const peer = createDevice("peer", id, "guest:peer");
        await peer.syncs(sync);
        const claim = consume([2, 3, 1_000_000].map((n) => dotOf(phone.rid, n)));
        expect(await peer.asks(sync, { delta: encodeCart(claim) })).toMatchObject({ refused: [] });
        peer.adds(tea);
        await peer.syncs(sync);
        phone.adds(bread);
        phone.adds(bread);
        expect(await agreed()).toEqual({ milk: 1, tea: 1, bread: 2 });
      });
    });

    describe("a server that lost what it had", () => {
      /** Both devices have worked and seen each other's work: bread is gone, milk is 5, tea came last. */
      const worked = async () => {
        phone.adds(milk, 2);
        phone.adds(bread);
        await agreed();
        laptop.removes(bread);
        laptop.sets(milk, 5);
        await agreed();
      };

      test("is healed by one device, the others' dots and removals included", async () => {
        await worked();
        const { version = 0 } = (await stored()) ?? {};
        await faulty.flush(id);
        phone.adds(tea);
        await phone.syncs(sync);
        await phone.syncs(sync);
        expect(await lines()).toEqual({ milk: 5, tea: 1 });
        expect((await stored())?.version).toBeGreaterThan(version);
        expect(await agreed()).toEqual({ milk: 5, tea: 1 });
      });

      test("that was set back to an older state is healed of what came after, removals included", async () => {
        phone.adds(bread);
        phone.adds(milk, 2);
        await agreed();
        const setBack = await faulty.backup(id);
        laptop.removes(bread);
        laptop.sets(milk, 5);
        await agreed();
        await setBack();
        expect(await lines()).toEqual({ bread: 1, milk: 2 });
        const tablet = createDevice("tablet", id);
        tablet.adds(tea);
        await tablet.syncs(sync);
        phone.adds(milk);
        expect(await agreed()).toEqual({ milk: 6, tea: 1 });
        await tablet.syncs(sync);
        expect(shown(tablet.cart)).toEqual({ milk: 6, tea: 1 });
      });

      test("never mints a dot again that it minted before it was set back", async () => {
        await faulty.store.apply(id, addOf(variantOf({ id: "milk" }), 1, { now }));
        const setBack = await faulty.backup(id);
        await faulty.store.apply(id, addOf(variantOf({ id: "bread" }), 1, { now }));
        await agreed();
        await setBack();
        await phone.syncs(sync);
        await faulty.store.apply(id, addOf(variantOf({ id: "tea" }), 1, { now }));
        expect(await agreed()).toEqual({ milk: 1, bread: 1, tea: 1 });
      });

      test("gets nothing from a snapshot older than a cart lives, whether the cart is gone or began anew", async () => {
        phone.adds(milk);
        await phone.syncs(sync);
        await faulty.flush(id);
        const sealed = phone.sealed ?? "";
        const at = now;
        now = at + LIFE * 2;
        const expired = { kind: "seal-refused", reason: "expired" };
        expect(await phone.asks(sync, { sealed })).toEqual(expired);
        expect(await stored()).toBeNull();
        laptop.adds(bread);
        await laptop.syncs(sync);
        expect(await phone.asks(sync, { sealed })).toEqual(expired);
        expect(await lines()).toEqual({ bread: 1 });
      });

      test("is told nothing by an old snapshot of what it still has, and takes the rest of the request", async () => {
        phone.adds(milk);
        await phone.syncs(sync);
        now += LIFE * 2;
        phone.adds(bread);
        expect(await phone.asks(sync, { sealed: phone.sealed ?? "" })).toMatchObject({ refused: [] });
        expect(await lines()).toEqual({ milk: 1, bread: 1 });
      });

      test("is healed once, however many devices hand their seals in at the same time", async () => {
        await worked();
        await faulty.flush(id);
        const requests = [phone, laptop, phone].map((device) =>
          device.asks(sync, { sealed: device.sealed ?? "" }),
        );
        for (const reply of await Promise.all(requests)) expect(reply).toMatchObject({ refused: [] });
        expect(await agreed()).toEqual({ milk: 5 });
      });

      test("lets a device go on under the rid it had: first use binds it again", async () => {
        await worked();
        await faulty.flush(id);
        phone.adds(tea);
        const { refused } = await phone.syncs(sync);
        await phone.syncs(sync);
        laptop.adds(tea);
        expect([refused, (await laptop.syncs(sync)).refused]).toEqual([[], []]);
        expect(await agreed()).toEqual({ milk: 5, tea: 2 });
      });
    });

    test("a device that lost its storage is healed by the server", async () => {
      phone.adds(milk, 2);
      laptop.adds(bread);
      await agreed();
      phone = createDevice("phone-anew", id);
      phone.adds(tea);
      expect(await agreed()).toEqual({ milk: 2, bread: 1, tea: 1 });
    });

    test("after a merge the guest's devices' rids are the account's, and a repeated merge brings nothing back", async () => {
      const account = newCartId();
      phone.adds(milk, 2);
      phone.adds(bread);
      await phone.syncs(sync);
      const guest = await faulty.store.close(id, { into: account, now });
      const delta = guest?.cart ?? emptyCart;
      const merge = () => faulty.store.merge(account, delta, { create: true, now, subject: "account:7" });
      expect((await merge()).kind).toBe("changed");
      const mine = createDevice("phone", account, "account:7");
      await mine.syncs(sync);
      mine.removes(bread);
      mine.adds(tea);
      expect((await mine.syncs(sync)).refused).toEqual([]);
      expect((await merge()).kind).toBe("unchanged");
      const planter = add(mine.cart, { rid: phone.rid, now, seen: 1 }, { line: milk, quantity: 9 });
      const stranger = createDevice("stranger", account, "guest:shopper");
      expect(await stranger.asks(sync, { delta: encodeCart(planter) })).toMatchObject({
        refused: [{ problem: { kind: "foreign-rid" } }],
      });
      expect(shown((await faulty.store.read(account))?.cart ?? emptyCart)).toEqual({ milk: 2, tea: 1 });
    });
  });
}

const shown = (cart: Parameters<typeof linesOf>[0]) =>
  Object.fromEntries(linesOf(cart).map(({ line, quantity }) => [line, quantity]));
