import {
  add,
  type Cart,
  type CartId,
  consume,
  contextOf,
  type Delta,
  type Dot,
  dotOf,
  emptyCart,
  join,
  limits,
  linesOf,
  type Rid,
} from "@dotcart/cart-domain";
import { beforeAll, describe, expect, test } from "vitest";
import type { Applied, CartStore, StoredCart } from "../src/port.ts";
import { plain } from "./history.ts";
import { addOf, clearOf, cup, newCartId, newOperationId, removeOf, setOf, tea } from "./operations.ts";
import { variantOf } from "./products.ts";
import { takeContract } from "./take-contract.ts";

/** A store under contract, and how its time passes. */
export type StoreUnderTest = {
  readonly store: CartStore;
  /** Returns when the cart has outlived its life of `ttlSeconds`. */
  outlive(id: CartId): Promise<void>;
};

const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;
const deviceA = "device-A____" as Rid;
const deviceB = "device-B____" as Rid;

/** What every cart store promises; run it on each. `open` gives a store that knows nothing of the carts used here. */
export function cartStoreContract(
  name: string,
  open: (options: { ttlSeconds: number }) => Promise<StoreUnderTest>,
) {
  describe(`cart store contract: ${name}`, () => {
    let store: CartStore;
    const ttlSeconds = 2_592_000;
    beforeAll(async () => {
      ({ store } = await open({ ttlSeconds }));
    });

    const linesIn = async (id: CartId) => shownLines((await store.read(id))?.cart ?? emptyCart);
    const applied = async (id: CartId, operation: Parameters<CartStore["apply"]>[1]): Promise<StoredCart> => {
      const answer = await store.apply(id, operation);
      if (answer.kind !== "applied") throw new Error(`expected applied, got ${JSON.stringify(answer)}`);
      return answer.stored;
    };

    describe("reading", () => {
      test("a cart that was never written is null", async () => {
        expect(await store.read(newCartId())).toBeNull();
      });

      test("an acknowledged write is in every later read, with its version, time and end of life", async () => {
        const id = newCartId();
        const { version, at, expiresAt, cart } = await applied(id, addOf(tea, 2, { now: NOW }));
        expect({ version, at, expiresAt }).toEqual({
          version: 1,
          at: NOW,
          expiresAt: NOW + ttlSeconds * 1000,
        });
        const read = await store.read(id);
        expect(plain(read?.cart ?? emptyCart)).toEqual(plain(cart));
        expect(read).toMatchObject({ version, at, expiresAt });
      });

      test("an entry keeps what its author saw: kind, line, quantity, price, time, and when the line began", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 2, { now: NOW }));
        const { cart } = await applied(
          id,
          setOf(variantOf({ id: "tea-250", price: 77 }), 5, { now: NOW + HOUR }),
        );
        expect([...cart.entries.values()]).toEqual([
          { kind: "set", line: tea.id, quantity: 5, seen: 77, at: NOW + HOUR, since: NOW },
        ]);
      });

      test("the version rises with every change and with nothing else; the time never falls", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 2, { now: NOW }));
        const operationId = newOperationId();
        expect(await applied(id, addOf(cup, 1, { now: NOW - HOUR, operationId }))).toMatchObject({
          version: 2,
          at: NOW,
        });
        await store.apply(id, addOf(cup, 1, { now: NOW, operationId }));
        await store.apply(id, setOf(tea, 2, { now: NOW + HOUR }));
        await store.apply(id, addOf(variantOf({ id: "gone", available: false }), 1, { now: NOW + HOUR }));
        expect(await store.read(id)).toMatchObject({ version: 2, at: NOW });
        expect(await applied(id, removeOf(tea, { now: NOW + HOUR }))).toMatchObject({
          version: 3,
          at: NOW + HOUR,
        });
      });
    });

    describe("operations of callers without a replica", () => {
      test("adds of one line sum up, a set replaces them, a remove takes the line out, a clear everything", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 2));
        expect(shownLines((await applied(id, addOf(tea, 3))).cart)).toEqual({ "tea-250": 5 });
        expect(shownLines((await applied(id, addOf(cup, 1))).cart)).toEqual({ "tea-250": 5, "cup-blue": 1 });
        expect(shownLines((await applied(id, setOf(tea, 4))).cart)).toEqual({ "tea-250": 4, "cup-blue": 1 });
        expect(shownLines((await applied(id, removeOf(cup))).cart)).toEqual({ "tea-250": 4 });
        await applied(id, addOf(cup, 1));
        expect(shownLines((await applied(id, clearOf())).cart)).toEqual({});
        expect(await linesIn(id)).toEqual({});
      });

      test("a set to zero is a remove", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 2));
        expect(shownLines((await applied(id, setOf(tea, 0))).cart)).toEqual({});
      });

      test("dots are contiguous under one rid of the cart's own, and two carts never share a rid", async () => {
        const [one, other] = [newCartId(), newCartId()];
        for (const id of [one, other]) for (let i = 0; i < 3; i++) await store.apply(id, addOf(tea));
        const vectors = await Promise.all(
          [one, other].map(async (id) => (await store.read(id))?.cart.context.vector),
        );
        expect(vectors.map((vector) => [...(vector ?? new Map()).values()])).toEqual([[3], [3]]);
        expect(new Set(vectors.flatMap((vector) => [...(vector ?? new Map()).keys()])).size).toBe(2);
      });

      test("an add or a set makes the cart; a remove or a clear of none changes nothing and makes none", async () => {
        const [a, b, c, d] = [newCartId(), newCartId(), newCartId(), newCartId()];
        expect((await store.apply(a, addOf(tea))).kind).toBe("applied");
        expect((await store.apply(b, setOf(tea, 2))).kind).toBe("applied");
        for (const [id, operation] of [
          [c, removeOf(tea)],
          [d, clearOf()],
        ] as const) {
          expect(await store.apply(id, operation)).toMatchObject({
            kind: "unchanged",
            stored: { version: 0 },
          });
          expect(await store.read(id)).toBeNull();
        }
      });

      test("what changes nothing mints nothing: a set to what is shown, a remove of no line, a clear of an empty cart", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 2));
        expect(await store.apply(id, setOf(tea, 2))).toMatchObject({
          kind: "unchanged",
          stored: { version: 1 },
        });
        expect(await store.apply(id, removeOf(cup))).toMatchObject({
          kind: "unchanged",
          stored: { version: 1 },
        });
        await applied(id, clearOf());
        expect(await store.apply(id, clearOf())).toMatchObject({ kind: "unchanged", stored: { version: 2 } });
      });
    });

    describe("once", () => {
      const operations = { add: addOf(tea, 2), set: setOf(tea, 7), remove: removeOf(tea), clear: clearOf() };
      for (const [kind, operation] of Object.entries(operations)) {
        test(`a repeated ${kind} is answered with the cart as it is now and does nothing`, async () => {
          const id = newCartId();
          await applied(id, addOf(tea, 1));
          await applied(id, operation);
          const later = await applied(id, addOf(cup, 1));
          const repeated = await store.apply(id, operation);
          expect(repeated.kind).toBe("replayed");
          expect(plain(storedIn(repeated).cart)).toEqual(plain(later.cart));
          expect(storedIn(repeated).version).toBe(later.version);
        });
      }

      test("a late retry of a remove does not eat a newer add", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 1));
        const remove = removeOf(tea);
        await applied(id, remove);
        await applied(id, addOf(tea, 3));
        expect((await store.apply(id, remove)).kind).toBe("replayed");
        expect(await linesIn(id)).toEqual({ "tea-250": 3 });
      });

      test("a late retry of a remove that found nothing does not eat a newer add", async () => {
        const [id, missing] = [newCartId(), newCartId()];
        await applied(id, addOf(cup, 1));
        for (const cart of [id, missing]) {
          const remove = removeOf(tea);
          expect((await store.apply(cart, remove)).kind).toBe("unchanged");
          await applied(cart, addOf(tea, 3));
          expect((await store.apply(cart, remove)).kind).toBe("replayed");
          expect(await linesIn(cart)).toMatchObject({ "tea-250": 3 });
        }
      });

      test("an operation id belongs to one content and to one cart", async () => {
        const [id, other] = [newCartId(), newCartId()];
        const operationId = newOperationId();
        const dot = dotOf(deviceA, 1);
        await applied(id, addOf(tea, 2, { operationId }));
        const contents = [
          addOf(tea, 3, { operationId }),
          addOf(cup, 2, { operationId }),
          setOf(tea, 2, { operationId }),
        ];
        const more = [
          removeOf(tea, { operationId }),
          clearOf({ operationId }),
          clearOf({ operationId, dots: [dot] }),
        ];
        for (const operation of [...contents, ...more]) {
          expect(await store.apply(id, operation)).toEqual({
            kind: "refused",
            problem: { kind: "operation-id-reused", operationId },
          });
        }
        expect(await linesIn(id)).toEqual({ "tea-250": 2 });
        await applied(other, addOf(cup, 1, { operationId }));
      });

      test("a set with other dots under the same id is another content; the same dots in another order are not", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 1));
        const { cart } = await applied(id, addOf(tea, 1));
        const dots = [...cart.entries.keys()];
        const operationId = newOperationId();
        await applied(id, setOf(tea, 5, { operationId, dots }));
        expect((await store.apply(id, setOf(tea, 5, { operationId, dots: [...dots].reverse() }))).kind).toBe(
          "replayed",
        );
        expect((await store.apply(id, setOf(tea, 5, { operationId, dots: dots.slice(1) }))).kind).toBe(
          "refused",
        );
        expect((await store.apply(id, setOf(tea, 5, { operationId }))).kind).toBe("refused");
      });

      test("an operation id is remembered for a day, and free after it", async () => {
        const id = newCartId();
        const operationId = newOperationId();
        await applied(id, addOf(tea, 1, { operationId, now: NOW }));
        expect((await store.apply(id, addOf(tea, 1, { operationId, now: NOW + 24 * HOUR - 1 }))).kind).toBe(
          "replayed",
        );
        await applied(id, addOf(tea, 1, { operationId, now: NOW + 24 * HOUR }));
        expect(await linesIn(id)).toEqual({ "tea-250": 2 });
      });

      test("a refused operation is not remembered: the same one is done when it may be", async () => {
        const id = newCartId();
        const operationId = newOperationId();
        const soldOut = variantOf({ id: "tea-250", stock: 0 });
        expect((await store.apply(id, addOf(soldOut, 1, { operationId }))).kind).toBe("refused");
        await applied(id, addOf(tea, 1, { operationId }));
      });

      test("of many that carry one id at the same time, one is applied and the others replayed", async () => {
        const id = newCartId();
        const operation = addOf(tea, 1);
        const answers = await Promise.all(Array.from({ length: 20 }, () => store.apply(id, operation)));
        expect(answers.map((answer) => answer.kind).sort()).toEqual([
          "applied",
          ...Array(19).fill("replayed"),
        ]);
        expect(await linesIn(id)).toEqual({ "tea-250": 1 });
      });
    });

    describe("what the caller was shown", () => {
      test("a remove, a set or a clear takes out the dots that were shown and leaves what came after", async () => {
        const start = async () => {
          const id = newCartId();
          const { cart } = await applied(id, addOf(tea, 2));
          await applied(id, addOf(tea, 5));
          return { id, dots: [...cart.entries.keys()] };
        };
        const removed = await start();
        expect(shownLines((await applied(removed.id, removeOf(tea, { dots: removed.dots }))).cart)).toEqual({
          "tea-250": 5,
        });
        const set = await start();
        expect(shownLines((await applied(set.id, setOf(tea, 1, { dots: set.dots }))).cart)).toEqual({
          "tea-250": 6,
        });
        const cleared = await start();
        expect(shownLines((await applied(cleared.id, clearOf({ dots: cleared.dots }))).cart)).toEqual({
          "tea-250": 5,
        });
      });

      test("dots that are not live here, or belong to another line, take nothing out and enter no context", async () => {
        const id = newCartId();
        const { cart } = await applied(id, addOf(cup, 1));
        const invented = dotOf(deviceA, 1_000_000);
        const answer = await store.apply(id, removeOf(tea, { dots: [invented, ...cart.entries.keys()] }));
        expect(answer.kind).toBe("unchanged");
        expect((await store.apply(id, clearOf({ dots: [invented] }))).kind).toBe("unchanged");
        await applied(id, setOf(tea, 2, { dots: [invented, ...cart.entries.keys()] }));
        expect(await linesIn(id)).toEqual({ "tea-250": 2, "cup-blue": 1 });
        await store.merge(
          id,
          add({ ...emptyCart, context: contextOf([]) }, author(deviceA), { line: tea.id, quantity: 4 }),
          {
            create: false,
            now: NOW,
          },
        );
        expect(await linesIn(id)).toEqual({ "tea-250": 6, "cup-blue": 1 });
      });

      test("a set of what was shown to the same quantity changes nothing, whatever came after", async () => {
        const id = newCartId();
        const { cart } = await applied(id, addOf(tea, 2));
        await applied(id, addOf(tea, 5));
        expect((await store.apply(id, setOf(tea, 2, { dots: [...cart.entries.keys()] }))).kind).toBe(
          "unchanged",
        );
        expect((await store.apply(id, removeOf(tea, { dots: [] }))).kind).toBe("unchanged");
        await applied(id, setOf(tea, 2, { dots: [] }));
        expect(await linesIn(id)).toEqual({ "tea-250": 9 });
      });
    });

    describe("limits", () => {
      const few = variantOf({ id: "few", stock: 5 });
      const packs = variantOf({ id: "packs", min: 2, max: 10, step: 4 });
      const refused = async (id: CartId, operation: Parameters<CartStore["apply"]>[1]) => {
        const answer = await store.apply(id, operation);
        return answer.kind === "refused" ? answer.problem : answer.kind;
      };

      test("what the line would come to is held against the stock, not what the operation carries", async () => {
        const id = newCartId();
        await applied(id, addOf(few, 3));
        const problem = { kind: "insufficient-stock", variantId: few.id, available: 5 };
        expect(await refused(id, addOf(few, 3))).toEqual({ ...problem, requested: 6 });
        expect(await refused(id, setOf(few, 6))).toEqual({ ...problem, requested: 6 });
        await applied(id, addOf(few, 2));
        expect(await linesIn(id)).toEqual({ few: 5 });
      });

      test("a set beside adds that were not shown asks for their sum, as does an add on a set", async () => {
        const id = newCartId();
        await applied(id, setOf(few, 2));
        expect(await refused(id, addOf(few, 4))).toMatchObject({ kind: "insufficient-stock", requested: 6 });
        await applied(id, addOf(few, 3));
        expect(await refused(id, setOf(few, 3, { dots: [] }))).toMatchObject({
          kind: "insufficient-stock",
          requested: 6,
        });
      });

      test("minimum, maximum and step hold for the line as it would be", async () => {
        const id = newCartId();
        const problem = { kind: "quantity-not-allowed", variantId: packs.id, min: 2, max: 10, step: 4 };
        for (const quantity of [1, 3, 4, 11]) {
          expect(await refused(id, addOf(packs, quantity))).toEqual({ ...problem, requested: quantity });
        }
        expect(await store.read(id)).toBeNull();
        await applied(id, addOf(packs, 2));
        expect(await refused(id, addOf(packs, 2))).toEqual({ ...problem, requested: 4 });
        await applied(id, addOf(packs, 8));
        expect(await refused(id, addOf(packs, 4))).toEqual({ ...problem, requested: 14 });
        await applied(id, setOf(packs, 6));
      });

      test("a variant that cannot be had is refused, but can be taken out", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 2));
        const gone = variantOf({ id: "tea-250", available: false });
        expect(await refused(id, addOf(gone, 1))).toEqual({ kind: "unavailable", variantId: tea.id });
        expect(await refused(id, setOf(gone, 1))).toEqual({ kind: "unavailable", variantId: tea.id });
        await applied(id, setOf(gone, 0));
      });

      test("a line that is over the stock can be set to less", async () => {
        const id = newCartId();
        await applied(id, addOf(variantOf({ id: "few", stock: 50 }), 40));
        await applied(id, setOf(few, 5));
        expect(await linesIn(id)).toEqual({ few: 5 });
      });

      for (const quantity of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53 + 1, 10_000]) {
        test(`a quantity of ${quantity} is refused and nothing is stored`, async () => {
          const id = newCartId();
          expect(await refused(id, addOf(tea, quantity))).toMatchObject({ requested: quantity });
          expect(await refused(id, setOf(tea, quantity))).toMatchObject({ requested: quantity });
          expect(await store.read(id)).toBeNull();
        });
      }

      test("an add of nothing is refused", async () => {
        expect(await refused(newCartId(), addOf(tea, 0))).toMatchObject({
          kind: "quantity-not-allowed",
          requested: 0,
        });
      });

      test("concurrent adds never get past the stock, and as many succeed as there is", async () => {
        const id = newCartId();
        const answers = await Promise.all(Array.from({ length: 12 }, () => store.apply(id, addOf(few, 1))));
        expect(answers.filter((answer) => answer.kind === "applied")).toHaveLength(5);
        expect(await linesIn(id)).toEqual({ few: 5 });
      });

      test("a cart takes as many lines as it may; then a new line is refused, and a line it has still changes", async () => {
        const id = newCartId();
        const variants = Array.from({ length: limits.lines }, (_, i) => variantOf({ id: `line-${i}` }));
        await Promise.all(variants.map((variant) => store.apply(id, addOf(variant))));
        const full = { kind: "too-many-lines", limit: limits.lines };
        expect(await refused(id, addOf(tea, 1))).toEqual(full);
        expect(await refused(id, setOf(tea, 1))).toEqual(full);
        const [first] = variants;
        if (first === undefined) throw new Error("there are lines");
        await applied(id, addOf(first, 1));
        await applied(id, setOf(first, 9));
        await applied(id, removeOf(first));
        await applied(id, addOf(tea, 1));
      });

      test("a cart takes as many live dots as it may; then only what takes some out is done", async () => {
        const id = newCartId();
        const dots = Array.from({ length: limits.liveDots }, (_, i) => dotOf(deviceA, i + 1));
        const entry = { kind: "add", line: tea.id, quantity: 1, seen: 1, at: NOW, since: NOW } as const;
        const cupDot = dotOf(deviceB, 1);
        const entries = new Map<Dot, Cart["entries"] extends ReadonlyMap<Dot, infer E> ? E : never>();
        for (const dot of dots.slice(1)) entries.set(dot, entry);
        entries.set(cupDot, { ...entry, line: cup.id });
        await store.merge(id, { entries, context: contextOf([...dots, cupDot]) }, { create: true, now: NOW });
        const full = { kind: "too-many-operations", limit: limits.liveDots };
        expect(await refused(id, addOf(cup, 1))).toEqual(full);
        expect(await refused(id, setOf(variantOf({ id: "new-line" }), 1))).toEqual(full);
        await applied(id, setOf(cup, 3));
        expect(await refused(id, addOf(cup, 1))).toEqual(full);
        await applied(id, setOf(tea, 3));
        await applied(id, addOf(cup, 1));
        expect(await linesIn(id)).toEqual({ "tea-250": 3, "cup-blue": 4 });
      });

      test("a join is never refused for a limit", async () => {
        const id = newCartId();
        await applied(id, addOf(few, 5));
        const delta = add(emptyCart, author(deviceA), { line: few.id, quantity: 9999 });
        expect((await store.merge(id, delta, { create: false, now: NOW })).kind).toBe("changed");
        expect(await linesIn(id)).toEqual({ few: 10_004 });
      });
    });

    describe("joining", () => {
      test("a delta makes a cart only when told to", async () => {
        const id = newCartId();
        const delta = add(emptyCart, author(deviceA), { line: tea.id, quantity: 2 });
        expect(await store.merge(id, delta, { create: false, now: NOW })).toEqual({ kind: "no-such-cart" });
        expect(await store.read(id)).toBeNull();
        expect(await store.merge(id, delta, { create: true, now: NOW })).toMatchObject({
          kind: "changed",
          stored: { version: 1, at: NOW, expiresAt: NOW + ttlSeconds * 1000 },
        });
        expect(await linesIn(id)).toEqual({ "tea-250": 2 });
      });

      test("a delta that tells nothing makes no cart", async () => {
        const id = newCartId();
        expect(await store.merge(id, emptyCart, { create: true, now: NOW })).toMatchObject({
          kind: "unchanged",
          stored: { version: 0 },
        });
        expect(await store.read(id)).toBeNull();
      });

      test("a delta sent again changes nothing and leaves the version", async () => {
        const id = newCartId();
        const delta = add(emptyCart, author(deviceA), { line: tea.id, quantity: 2 });
        await store.merge(id, delta, { create: true, now: NOW });
        expect(await store.merge(id, delta, { create: true, now: NOW + 1 })).toMatchObject({
          kind: "unchanged",
          stored: { version: 1, at: NOW },
        });
      });

      test("deltas that arrive out of order wait in the cloud until the gap is closed", async () => {
        const id = newCartId();
        for (const delta of deltasBy(deviceA, 3).reverse())
          await store.merge(id, delta, { create: true, now: NOW });
        const context = (await store.read(id))?.cart.context;
        expect(context).toEqual({ vector: new Map([[deviceA, 3]]), cloud: new Set() });
        expect(await linesIn(id)).toEqual({ "tea-250": 3 });
      });

      test("a delta of one entry that has also seen another device's dot tells both", async () => {
        const id = newCartId();
        const [first, second] = deltasBy(deviceA, 2);
        await store.merge(id, first, { create: true, now: NOW });
        const more = { ...second, context: contextOf([...second.context.cloud, dotOf(deviceB, 2)]) };
        await store.merge(id, more, { create: true, now: NOW });
        const context = (await store.read(id))?.cart.context;
        expect(context).toEqual({ vector: new Map([[deviceA, 2]]), cloud: new Set([dotOf(deviceB, 2)]) });
      });

      test("a removal that arrives before what it removes keeps it out", async () => {
        const id = newCartId();
        const [first, second] = deltasBy(deviceA, 2);
        await store.merge(id, consume([dotOf(deviceA, 1), dotOf(deviceA, 2)]), { create: true, now: NOW });
        await store.merge(id, second, { create: true, now: NOW });
        expect((await store.merge(id, first, { create: true, now: NOW })).kind).toBe("unchanged");
        expect(await linesIn(id)).toEqual({});
      });

      test("guest and account carts written by one server join without losing a line", async () => {
        const [guest, account] = [newCartId(), newCartId()];
        await applied(guest, addOf(tea, 1));
        await applied(account, addOf(cup, 2));
        const guestCart = (await store.read(guest))?.cart ?? emptyCart;
        await store.merge(account, guestCart, { create: false, now: NOW });
        await store.merge(account, guestCart, { create: false, now: NOW });
        expect(await linesIn(account)).toEqual({ "tea-250": 1, "cup-blue": 2 });
      });

      test("a server that lost its tail never mints a dot that a device has seen", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 1));
        const before = (await store.read(id))?.cart ?? emptyCart;
        const rid = [...before.context.vector.keys()][0] as Rid;
        const lost = [dotOf(rid, 2), dotOf(rid, 4)];
        await store.merge(id, consume(lost), { create: false, now: NOW });
        const { cart } = await applied(id, addOf(cup, 1));
        const [minted] = [...cart.entries].find(([, entry]) => entry.line === cup.id) ?? [];
        expect(minted?.startsWith(rid)).toBe(false);
        expect(minted?.endsWith(":1")).toBe(true);
        expect(await linesIn(id)).toEqual({ "tea-250": 1, "cup-blue": 1 });
      });

      test("an add of the server's that it lost comes back by a device, and its rid is not used again", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 1));
        const [rid] = (await store.read(id))?.cart.context.vector.keys() ?? [];
        const lost = add((await store.read(id))?.cart ?? emptyCart, author(rid as Rid), {
          line: tea.id,
          quantity: 4,
        });
        await store.merge(id, lost, { create: false, now: NOW });
        const { cart } = await applied(id, addOf(tea, 1));
        expect(shownLines(cart)).toEqual({ "tea-250": 6 });
        expect([...cart.context.vector.values()].sort()).toEqual([1, 2]);
      });

      test("what a device knows of the server's own dots already leaves its rid in use", async () => {
        const id = newCartId();
        await applied(id, addOf(tea, 1));
        const seen = (await store.read(id))?.cart ?? emptyCart;
        const delta = add(seen, author(deviceA), { line: cup.id, quantity: 1 });
        await store.merge(id, join(seen, delta).state, { create: false, now: NOW });
        const { cart } = await applied(id, addOf(tea, 1));
        expect([...cart.context.vector.values()].sort()).toEqual([1, 2]);
      });

      test("two devices that set the same quantity get that quantity, and its problem when they differ", async () => {
        const id = newCartId();
        const setBy = (rid: Rid, quantity: number): Delta => ({
          entries: new Map([
            [dotOf(rid, 1), { kind: "set", line: tea.id, quantity, seen: 1, at: NOW, since: NOW }],
          ]),
          context: contextOf([dotOf(rid, 1)]),
        });
        await store.merge(id, setBy(deviceA, 3), { create: true, now: NOW });
        await store.merge(id, setBy(deviceB, 3), { create: true, now: NOW });
        expect(await linesIn(id)).toEqual({ "tea-250": 3 });
        expect((await store.apply(id, setOf(tea, 3))).kind).toBe("unchanged");
        await store.merge(id, setBy("device-C____" as Rid, 5), { create: true, now: NOW });
        expect(linesOf((await store.read(id))?.cart ?? emptyCart)[0]).toMatchObject({
          quantity: 5,
          conflict: [3, 5],
        });
        await applied(id, setOf(tea, 5));
        expect(linesOf((await store.read(id))?.cart ?? emptyCart)[0]).toMatchObject({
          quantity: 5,
          conflict: null,
        });
      });
    });

    takeContract(open);

    describe("end of life", () => {
      test("a cart that nobody changes is forgotten, and an add after that starts afresh", async () => {
        const short = await open({ ttlSeconds: 2 });
        const id = newCartId();
        const operation = addOf(tea, 2);
        await short.store.apply(id, operation);
        const before = await short.store.read(id);
        expect(shownLines(before?.cart ?? emptyCart)).toEqual({ "tea-250": 2 });
        await short.outlive(id);
        expect(await short.store.read(id)).toBeNull();
        const retried = await short.store.apply(id, operation);
        expect(retried).toMatchObject({ kind: "replayed", stored: { version: 0 } });
        const afresh = await short.store.apply(id, addOf(cup, 1));
        expect(afresh).toMatchObject({ kind: "applied", stored: { version: 1 } });
        expect(shownLines(storedIn(afresh).cart)).toEqual({ "cup-blue": 1 });
        const rids = (stored: StoredCart | null) => [...(stored?.cart.context.vector.keys() ?? [])];
        expect(rids(storedIn(afresh))).not.toEqual(rids(before));
        expect(plain((await short.store.read(id))?.cart ?? emptyCart)).toEqual(plain(storedIn(afresh).cart));
      });
    });
  });
}

const author = (rid: Rid) => ({ rid, now: NOW, seen: 1990 });

/** The deltas of one device that adds one piece of tea after the other. */
function deltasBy(rid: Rid, count: number): [Delta, Delta, ...Delta[]] {
  let cart = emptyCart;
  const deltas = Array.from({ length: count }, () => {
    const delta = add(cart, author(rid), { line: tea.id, quantity: 1 });
    cart = join(cart, delta).state;
    return delta;
  });
  return deltas as [Delta, Delta, ...Delta[]];
}

const shownLines = (cart: Cart): Record<string, number> =>
  Object.fromEntries(linesOf(cart).map(({ line, quantity }) => [line, quantity]));

function storedIn(answer: Applied): StoredCart {
  if (answer.kind === "refused") throw new Error(`refused: ${JSON.stringify(answer.problem)}`);
  return answer.stored;
}
