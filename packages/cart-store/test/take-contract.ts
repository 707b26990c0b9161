import {
  type Cart,
  type CartId,
  consume,
  contextOf,
  type Delta,
  type Dot,
  dotOf,
  dotsIn,
  type Entry,
  emptyCart,
  join,
  limits,
  linesOf,
  type Rid,
  ridOf,
  savedLine,
  saveForLater,
  unionContexts,
} from "@dotcart/cart-domain";
import { beforeAll, describe, expect, test } from "vitest";
import type { CartStore, StoredCart, Taken } from "../src/port.ts";
import { plain } from "./history.ts";
import { addOf, clearOf, cup, newCartId, removeOf, setOf, tea } from "./operations.ts";
import { variantOf } from "./products.ts";

const NOW = 1_700_000_000_000;
const me = "guest:me";
const stranger = "guest:stranger";
const mine = "my-device___" as Rid;
const theirs = "their-device" as Rid;
const entry: Entry = { kind: "add", line: tea.id, quantity: 1, seen: 1, at: NOW, since: NOW };

/** What every store promises of devices: what it takes of theirs, whose their rids are, and carts that were closed. */
export function takeContract(open: (options: { ttlSeconds: number }) => Promise<{ store: CartStore }>) {
  let store: CartStore;
  const ttlSeconds = 2_592_000;
  beforeAll(async () => {
    ({ store } = await open({ ttlSeconds }));
  });

  const take = (id: CartId, delta: Delta, change: Partial<Parameters<CartStore["take"]>[1]> = {}) =>
    store.take(id, { delta, subject: me, create: true, now: NOW, ...change });
  const linesIn = async (id: CartId) => shown((await store.read(id))?.cart ?? emptyCart);

  describe("what a device says", () => {
    test("makes a cart only when told to, and only of something", async () => {
      const id = newCartId();
      expect(await take(id, adding(mine, 1), { create: false })).toEqual({ kind: "no-such-cart" });
      expect(await take(id, emptyCart)).toMatchObject({ kind: "unchanged", stored: { version: 0 } });
      expect(await store.read(id)).toBeNull();
      expect(await take(id, adding(mine, 1))).toMatchObject({
        kind: "changed",
        refused: [],
        stored: { version: 1, at: NOW, expiresAt: NOW + ttlSeconds * 1000, closedInto: null },
      });
      expect(await linesIn(id)).toEqual({ "tea-250": 1 });
    });

    test("is joined as it is, and a repetition changes nothing", async () => {
      const id = newCartId();
      const delta = adding(mine, 1, 3, 2);
      const first = taken(await take(id, delta));
      expect(plain(first.cart)).toEqual(plain(delta));
      expect(await take(id, delta, { now: NOW + 1 })).toMatchObject({
        kind: "unchanged",
        refused: [],
        stored: { version: 1, at: NOW },
      });
    });

    test("binds a rid to who uses it first; under somebody else's rid an entry is refused, and all else is taken", async () => {
      const id = newCartId();
      await take(id, adding(mine, 1));
      const delta = join(adding(mine, 2), adding(theirs, 1)).state;
      const answer = await take(id, delta, { subject: stranger });
      expect(answer).toMatchObject({
        kind: "changed",
        refused: [{ dot: dotOf(mine, 2), problem: { kind: "foreign-rid" } }],
      });
      expect(dotsOf(answer)).toEqual([dotOf(mine, 1), dotOf(theirs, 1)]);
      expect(await take(id, adding(mine, 2))).toMatchObject({ kind: "changed", refused: [] });
      expect(await take(id, adding(theirs, 2))).toMatchObject({ kind: "unchanged", refused: [{}] });
    });

    test("of two who race to bind one rid, one has it and the other is refused, whatever the order", async () => {
      for (let i = 0; i < 10; i++) {
        const id = newCartId();
        const answers = await Promise.all(
          [me, stranger].map((subject, n) => take(id, adding(mine, n + 1), { subject })),
        );
        expect(answers.map(({ kind }) => kind)).toContain("changed");
        const refused = answers.flatMap((answer) => ("refused" in answer ? answer.refused : []));
        expect(refused.map(({ problem }) => problem.kind)).toEqual(["foreign-rid"]);
        expect((await store.read(id))?.cart.entries.size).toBe(1);
      }
    });

    test("is no minter of the server's own: its rid is foreign to everybody", async () => {
      const id = newCartId();
      const applied = await store.apply(id, addOf(tea, 2));
      const [rid] = applied.kind === "applied" ? applied.stored.cart.context.vector.keys() : [];
      const answer = await take(id, adding(rid as Rid, 2));
      expect(answer).toMatchObject({ refused: [{ problem: { kind: "foreign-rid" } }] });
      expect(await linesIn(id)).toEqual({ "tea-250": 2 });
    });

    test("removes what the server knows, whoever put it there; a removal needs no rid", async () => {
      const id = newCartId();
      await take(id, adding(mine, 1));
      await store.apply(id, addOf(cup, 3));
      const { cart } = (await store.read(id)) as StoredCart;
      expect(await take(id, consume(cart.entries.keys()), { subject: stranger })).toMatchObject({
        kind: "changed",
        refused: [],
      });
      expect(await linesIn(id)).toEqual({});
    });

    test("harms nobody by claiming dots that are still to come: a peer that claims a:1e6 erases nothing", async () => {
      const id = newCartId();
      await take(id, adding(mine, 1));
      const claims = [2, 3, 1_000_000].map((n) => dotOf(mine, n));
      expect(await take(id, consume(claims), { subject: stranger })).toMatchObject({
        kind: "unchanged",
        refused: [],
      });
      await take(id, claiming(adding(theirs, 1), ...claims), { subject: stranger });
      for (const n of [2, 3]) await take(id, adding(mine, n));
      const stored = taken(await take(id, adding(mine, 1_000_000)));
      expect(stored.cart.entries.size).toBe(5);
      expect(stored.cart.context.vector).toEqual(
        new Map([
          [mine, 3],
          [theirs, 1],
        ]),
      );
    });

    test("may claim its own dots that it removed before it could tell of them, so that no gap stays", async () => {
      const id = newCartId();
      const answer = await take(id, claiming(adding(mine, 3), dotOf(mine, 1), dotOf(mine, 2)));
      expect(taken(answer).cart.context).toEqual({ vector: new Map([[mine, 3]]), cloud: new Set() });
      await take(id, consume([dotOf(mine, 4)]));
      expect((await store.read(id))?.cart.context.vector.get(mine)).toBe(4);
      expect(await take(id, adding(mine, 4))).toMatchObject({ kind: "unchanged", refused: [] });
    });

    test("may remove what it never told of: an add that comes late, by another way, stays removed", async () => {
      for (const isMade of [true, false]) {
        const id = newCartId();
        if (isMade) await take(id, adding(theirs, 1));
        expect(await take(id, consume([dotOf(mine, 1)]))).toMatchObject({ kind: "changed", refused: [] });
        expect(await take(id, adding(mine, 1))).toMatchObject({ kind: "unchanged", refused: [] });
        expect(await take(id, adding(mine, 2), { subject: stranger })).toMatchObject({
          refused: [{ problem: { kind: "foreign-rid" } }],
        });
        expect(taken(await take(id, adding(mine, 2))).cart.context.vector.get(mine)).toBe(2);
      }
    });

    test("a claim under one rid too many is left out", async () => {
      const id = newCartId();
      for (let i = 0; i < limits.replicas; i++)
        await take(id, adding(`replica-${String(i).padStart(4, "0")}` as Rid, 1));
      expect(await take(id, consume([dotOf(mine, 1)]))).toMatchObject({ kind: "unchanged", refused: [] });
    });

    test("is not judged again for what the server knows already", async () => {
      const id = newCartId();
      await take(id, adding(mine, 1));
      const answer = await take(id, join(adding(mine, 1), adding(theirs, 1)).state, { subject: stranger });
      expect(answer).toMatchObject({ kind: "changed", refused: [] });
      expect(await take(id, adding(mine, 2))).toMatchObject({ kind: "changed", refused: [] });
    });

    test("a removal and an entry in one delta are one change: a set beside an add made unseen keeps the add", async () => {
      const id = newCartId();
      await take(id, adding(mine, 1));
      await take(id, adding(theirs, 1), { subject: stranger });
      const set: Delta = {
        entries: new Map([[dotOf(mine, 2), { ...entry, kind: "set", quantity: 5 }]]),
        context: contextOf([dotOf(mine, 1), dotOf(mine, 2)]),
      };
      expect(taken(await take(id, set)).version).toBe(3);
      expect(await linesIn(id)).toEqual({ "tea-250": 6 });
    });

    test("a 65th rid is too many; the 64 that are known go on", async () => {
      const id = newCartId();
      const rids = Array.from({ length: limits.replicas }, (_, i) => `rid-${i}`.padEnd(12, "_") as Rid);
      const all = rids.map((rid) => adding(rid, 1)).reduce((a, b) => join(a, b).state);
      expect(await take(id, all)).toMatchObject({ refused: [] });
      const problem = { kind: "too-many-replicas", limit: limits.replicas };
      expect(await take(id, adding(mine, 1))).toMatchObject({
        kind: "unchanged",
        refused: [{ dot: dotOf(mine, 1), problem }],
      });
      expect(await take(id, adding(rids[5] as Rid, 2))).toMatchObject({ kind: "changed", refused: [] });
    });

    test("of many new rids as many are taken as there is room for, in the order they were said", async () => {
      const id = newCartId();
      const said = Array.from({ length: limits.replicas + 3 }, (_, i) =>
        dotOf(`rid-${i}`.padEnd(12, "_") as Rid, 1),
      );
      const delta: Delta = { entries: new Map(said.map((dot) => [dot, entry])), context: contextOf(said) };
      const answer = await take(id, delta);
      expect("refused" in answer && answer.refused.map(({ dot }) => dot)).toEqual(
        said.slice(limits.replicas),
      );
    });

    test("room for honest concurrency is twice the limit of live dots; then what takes none out is refused", async () => {
      const id = newCartId();
      const dots = Array.from({ length: limits.joinedDots - 1 }, (_, i) => dotOf(mine, i + 1));
      const full: Delta = { entries: new Map(dots.map((dot) => [dot, entry])), context: contextOf(dots) };
      await store.merge(id, full, { create: true, now: NOW, subject: me });
      const next = adding(mine, limits.joinedDots, limits.joinedDots + 1);
      const problem = { kind: "too-many-operations", limit: limits.joinedDots };
      expect(await take(id, next)).toMatchObject({
        kind: "changed",
        refused: [{ dot: dotOf(mine, limits.joinedDots + 1), problem }],
      });
      expect(await take(id, adding(mine, limits.joinedDots + 1))).toMatchObject({
        kind: "unchanged",
        refused: [{ problem }],
      });
      const exchanged = claiming(adding(mine, limits.joinedDots + 1), dotOf(mine, 1));
      expect(await take(id, exchanged)).toMatchObject({ kind: "changed", refused: [] });
      expect((await store.read(id))?.cart.entries.size).toBe(limits.joinedDots);
    });

    test("[I14] gaps without end do not make a cart grow without end, and what leaves none goes on", async () => {
      const id = newCartId();
      await take(id, adding(mine, 1));
      for (let from = 3; from < 12_000; from += 1000)
        await take(id, consume(Array.from({ length: 500 }, (_, i) => dotOf(mine, from + 2 * i))));
      const { cart } = (await store.read(id)) as StoredCart;
      expect(cart.context.cloud.size).toBe(limits.joinedDots);
      expect(await take(id, adding(mine, 20_000))).toMatchObject({
        kind: "unchanged",
        refused: [{ problem: { kind: "too-many-operations", limit: limits.joinedDots } }],
      });
      expect(await take(id, adding(mine, 2))).toMatchObject({ kind: "changed", refused: [] });
      expect(await take(id, adding(theirs, 1))).toMatchObject({ kind: "changed", refused: [] });
    });

    test("[I10] gives a cart that did not change for a day its whole life again, be it nothing that is said", async () => {
      const id = newCartId();
      await take(id, adding(mine, 1));
      const day = 86_400_000;
      const looks = (now: number) => take(id, emptyCart, { create: false, now });
      expect(await looks(NOW + day - 1)).toMatchObject({ kind: "unchanged", stored: { at: NOW } });
      expect(await looks(NOW + day)).toMatchObject({
        kind: "changed",
        stored: { version: 2, expiresAt: NOW + day + ttlSeconds * 1000 },
      });
      expect(await looks(NOW + day)).toMatchObject({ kind: "unchanged", stored: { version: 2 } });
    });

    test("a delta beyond what one may claim is a bug of the caller's, who lets none through", async () => {
      const id = newCartId();
      const wide: Delta = { ...emptyCart, context: { ...emptyCart.context, vector: new Map([[mine, 513]]) } };
      await expect(take(id, wide)).rejects.toThrow("Broken belief");
      await expect(take(id, adding(mine, 1), { subject: 'a "quoted" name' })).rejects.toThrow(
        "Broken belief",
      );
    });

    test("a dot of the server's that a device has seen and the server lost is never minted a second time", async () => {
      for (const how of ["seen", "claimed"]) {
        const id = newCartId();
        await store.apply(id, addOf(tea, 1));
        const [rid] = ((await store.read(id)) as StoredCart).cart.context.vector.keys() as Iterable<Rid>;
        const lost = contextOf([dotOf(rid as Rid, 1), dotOf(rid as Rid, 2), dotOf(rid as Rid, 3)]);
        const answer =
          how === "seen"
            ? await take(id, emptyCart, { seen: lost })
            : await take(id, claiming(adding(mine, 1), ...dotsIn(lost).slice(1)));
        expect(answer).toMatchObject({ kind: "changed", refused: [] });
        await store.apply(id, addOf(cup, 1));
        const { cart } = (await store.read(id)) as StoredCart;
        const [minted] = [...cart.entries].find(([, { line }]) => line === cup.id) ?? [];
        expect(minted && ridOf(minted)).not.toBe(rid);
        expect(cart.context.vector.get(rid as Rid)).toBe(1);
        const seen = cart.context;
        expect((await take(id, emptyCart, { seen })).kind).toBe("unchanged");
      }
    });

    test("what is saved for later is kept and travels, and neither counts as a line nor goes with a clear", async () => {
      const id = newCartId();
      const before = taken(await take(id, adding(mine, 1))).cart;
      await take(id, saveForLater(before, { rid: mine, now: NOW, seen: 1 }, tea.id));
      expect(await linesIn(id)).toEqual({});
      const added = await Promise.all(
        Array.from({ length: limits.lines }, (_, i) =>
          store.apply(id, addOf(variantOf({ id: `line-${i}` }))),
        ),
      );
      expect(new Set(added.map(({ kind }) => kind))).toEqual(new Set(["applied"]));
      expect(await store.apply(id, addOf(cup, 1))).toMatchObject({ kind: "refused" });
      await store.apply(id, clearOf());
      expect(await linesIn(id)).toEqual({});
      const saved = savedLine(tea.id);
      expect([...((await store.read(id)) as StoredCart).cart.entries.values()]).toMatchObject([
        { line: saved, quantity: 1 },
      ]);
      await store.apply(id, removeOf({ id: tea.id }));
      expect((await store.read(id))?.cart.entries.size).toBe(1);
    });
  });

  describe("merging", () => {
    test("with a subject gives every rid of the delta to it, whoever had them, and leaves the server's own alone", async () => {
      const id = newCartId();
      await store.apply(id, addOf(cup, 1));
      const own = ((await store.read(id)) as StoredCart).cart;
      await take(id, adding(mine, 1));
      const options = { create: false, now: NOW, subject: stranger };
      const delta = join(join(own, adding(mine, 1)).state, adding(theirs, 1)).state;
      expect(await store.merge(id, delta, options)).toMatchObject({ kind: "changed" });
      expect(await store.merge(id, delta, options)).toMatchObject({ kind: "unchanged" });
      expect(await take(id, adding(mine, 2))).toMatchObject({ refused: [{ dot: dotOf(mine, 2) }] });
      for (const rid of [mine, theirs])
        expect(await take(id, adding(rid, 2), { subject: stranger })).toMatchObject({ refused: [] });
      await store.apply(id, addOf(cup, 1));
      expect((await linesIn(id))["cup-blue"]).toBe(2);
      expect(((await store.read(id)) as StoredCart).cart.context.vector.size).toBe(3);
    });

    test("that rebinds alone is a change, told under a new version", async () => {
      const id = newCartId();
      await take(id, adding(mine, 1));
      const options = { create: false, now: NOW, subject: stranger };
      expect(await store.merge(id, adding(mine, 1), options)).toMatchObject({
        kind: "changed",
        stored: { version: 2 },
      });
    });

    test("with a version never counts back below it, and raises nothing when it tells nothing", async () => {
      const id = newCartId();
      const options = { create: true, now: NOW };
      await store.merge(id, adding(mine, 1), { ...options, version: 41 });
      expect((await store.read(id))?.version).toBe(42);
      await store.merge(id, adding(mine, 1), { ...options, version: 90 });
      expect((await store.read(id))?.version).toBe(42);
      await store.merge(id, adding(mine, 2), { ...options, version: 5 });
      expect((await store.read(id))?.version).toBe(43);
    });
  });

  describe("a cart closed for good", () => {
    test("takes nothing any more, in any way, and stays readable", async () => {
      const [id, account] = [newCartId(), newCartId()];
      const { cart } = taken(await take(id, adding(mine, 1)));
      const closed = await store.close(id, { into: account, now: NOW + 5 });
      expect(closed).toMatchObject({ version: 2, at: NOW + 5, closedInto: account });
      expect(plain(closed?.cart ?? emptyCart)).toEqual(plain(cart));
      expect(await take(id, adding(mine, 2))).toMatchObject({ kind: "closed", stored: { version: 2 } });
      expect(await store.merge(id, adding(mine, 2), { create: true, now: NOW })).toMatchObject({
        kind: "closed",
        stored: { version: 2, closedInto: account },
      });
      for (const operation of [addOf(tea), setOf(tea, 3), removeOf(tea), clearOf()])
        expect(await store.apply(id, operation)).toEqual({
          kind: "refused",
          problem: { kind: "cart-closed" },
        });
      const read = await store.read(id);
      expect(read).toMatchObject({ version: 2, closedInto: account });
      expect(plain(read?.cart ?? emptyCart)).toEqual(plain(cart));
    });

    test("is closed once: the second time answers with the first cart, and there is nothing to close where none is", async () => {
      const [id, first, second] = [newCartId(), newCartId(), newCartId()];
      await take(id, adding(mine, 1));
      await store.close(id, { into: first, now: NOW });
      expect(await store.close(id, { into: second, now: NOW + 9 })).toMatchObject({
        version: 2,
        at: NOW,
        closedInto: first,
      });
      expect(await store.close(newCartId(), { into: first, now: NOW })).toBeNull();
    });

    test("of many that close it at once, all are told the same", async () => {
      const id = newCartId();
      await take(id, adding(mine, 1));
      const closed = await Promise.all(
        Array.from({ length: 8 }, () => store.close(id, { into: newCartId(), now: NOW })),
      );
      expect(new Set(closed.map((stored) => stored?.closedInto)).size).toBe(1);
    });
  });

  describe("another life", () => {
    test("is the same store: what one life wrote the other reads, and each gives its own end", async () => {
      const account = store.withLife(7_776_000);
      const id = newCartId();
      expect((taken(await take(id, adding(mine, 1))).expiresAt - NOW) / 1000).toBe(ttlSeconds);
      const merged = await account.merge(id, adding(mine, 2), { create: false, now: NOW });
      expect(merged).toMatchObject({ stored: { version: 2, expiresAt: NOW + 7_776_000_000 } });
      expect((await store.read(id))?.version).toBe(2);
      expect(await linesIn(id)).toEqual({ "tea-250": 2 });
      expect((await account.withLife(ttlSeconds).read(id))?.version).toBe(2);
    });
  });
}

/** One piece of tea for each of these counters. */
function adding(rid: Rid, ...counters: readonly number[]): Delta {
  const dots = counters.map((n) => dotOf(rid, n));
  return { entries: new Map(dots.map((dot) => [dot, entry])), context: contextOf(dots) };
}

const claiming = ({ entries, context }: Delta, ...dots: readonly Dot[]): Delta => ({
  entries,
  context: unionContexts(context, contextOf(dots)),
});

const shown = (cart: Cart): Record<string, number> =>
  Object.fromEntries(linesOf(cart).map(({ line, quantity }) => [line, quantity]));

function taken(answer: Taken): StoredCart {
  if (answer.kind !== "changed") throw new Error(`expected a change, got ${answer.kind}`);
  return answer.stored;
}

const dotsOf = (answer: Taken): readonly string[] =>
  "stored" in answer ? [...answer.stored.cart.entries.keys()].sort() : [];
