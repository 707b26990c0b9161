import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  type Cart,
  consume,
  type Delta,
  type Dot,
  decodeCart,
  decodeEntry,
  decodeHave,
  diff,
  emptyCart,
  encodeCart,
  encodeEntry,
  encodeHave,
  haveOf,
  join,
  knows,
  linesOf,
  savedLinesOf,
  setQuantity,
  undoMerge,
} from "../src/index.ts";
import { by, cartOf, milk, quantityOf } from "./support/examples.ts";
import { history, type Step } from "./support/history.ts";
import { dotsHeardOf, linesIn, liveIn, savedLinesIn } from "./support/oracle.ts";
import { brokenForm, plain, plainHave } from "./support/plain.ts";
import { replay } from "./support/replay.ts";
import { happen, pick, type Replica, type World } from "./support/world.ts";

/** Checks a law over histories that could have happened; a failure prints seed, path and the shrunk history. */
const overHistories = (check: (history: readonly Step[], salt: number) => void) =>
  fc.assert(fc.property(history, fc.nat(), check), { numRuns: 200, ...replay });

const carts = (world: World): readonly Cart[] => world.replicas.map(({ cart }) => cart);
const deltas = (world: World): readonly Delta[] => world.sent.map(({ delta }) => delta);

/** The same things in another order, the same one for the same salt. */
function shuffled<T>(items: readonly T[], salt: number): readonly T[] {
  const keyed = items.map((item, i) => ({ item, key: Math.imul(i + 1, (salt | 1) * 0x9e3779b1) >>> 0 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

function expectRefines({ cart, known }: Replica): void {
  const live = liveIn(known).map(({ dot, kind, line, quantity, seen, at, since }) => ({
    dot,
    kind,
    line,
    quantity,
    seen,
    at,
    since,
  }));
  expect(plain(cart).entries).toEqual(live.sort((a, b) => (String(a.dot) < String(b.dot) ? -1 : 1)));
  expect(linesOf(cart)).toEqual(linesIn(known));
  expect(savedLinesOf(cart)).toEqual(savedLinesIn(known));
  expect(brokenForm(cart)).toBeNull();
}

test("[LAW1] each replica equals the spec: the operations it knows, each killing the dots its author saw", () => {
  overHistories((steps) => {
    const world = happen(steps, expectRefines);
    const everything = world.sent.flatMap(({ operation }) => operation ?? []);
    for (const { cart, known } of world.replicas) {
      const heard = dotsHeardOf(known);
      for (const dot of dotsHeardOf(new Set(everything)))
        expect(knows(cart.context, dot as Dot), dot).toBe(heard.has(dot));
    }
  });
});

test("[LAW2] join is idempotent, commutative, associative and forgets nothing; its changed flag is exact", () => {
  overHistories((steps, salt) => {
    const world = happen(steps);
    const [a, b, c] = shuffled([...carts(world), ...deltas(world)], salt) as [Cart, Cart, Cart];
    const ab = join(a, b);
    expect(plain(join(a, a).state)).toEqual(plain(a));
    expect(plain(join(b, a).state)).toEqual(plain(ab.state));
    expect(plain(join(ab.state, c).state)).toEqual(plain(join(a, join(b, c).state).state));
    expect(ab.changed).toBe(JSON.stringify(plain(ab.state)) !== JSON.stringify(plain(a)));
    if (!ab.changed) expect(ab.state).toBe(a);
    for (const side of [a, b]) {
      expect(join(ab.state, side).changed).toBe(false);
      expect(plain(join(side, ab.state).state)).toEqual(plain(ab.state));
    }
  });
});

test("[LAW3] joining an operation's delta is doing the operation", () => {
  overHistories((steps, salt) => {
    const { cart } = pick(happen(steps).replicas, salt);
    const author = by("new", 1_760_000_500_000, 250);
    const line = pick([...cart.entries.values()].map((entry) => entry.line).concat(milk), salt);
    const others = plain(cart).entries.filter((entry) => entry.line !== line);
    const own = plain(cart).entries.filter((entry) => entry.line === line);
    const minted = (delta: Delta) =>
      plain(join(cart, delta).state).entries.filter(({ dot }) => dot.startsWith("new"));
    const left = (delta: Delta) =>
      plain(join(cart, delta).state).entries.filter(({ dot }) => !dot.startsWith("new"));

    const since = Math.min(author.now, ...own.map((entry) => entry.since));
    const entry = { dot: `${author.rid}:1`, line, quantity: 7777, seen: 250, at: author.now, since };
    const added = add(cart, author, { line, quantity: 7777 });
    expect(minted(added)).toEqual([{ ...entry, kind: "add" }]);
    expect(left(added)).toEqual(plain(cart).entries);
    const set = setQuantity(cart, author, { line, quantity: 7777 });
    expect(minted(set)).toEqual([{ ...entry, kind: "set" }]);
    expect(left(set)).toEqual(others);
    const removed = setQuantity(cart, author, { line, quantity: 0 });
    expect(minted(removed)).toEqual([]);
    expect(left(removed)).toEqual(others);
  });
});

test("[LAW4] all deltas in any order, each twice, come to the join of all states, and the cloud is then empty", () => {
  overHistories((steps, salt) => {
    const world = happen(steps);
    const whole = carts(world).reduce((all, cart) => join(all, cart).state, emptyCart);
    const twice = [...deltas(world), ...deltas(world)];
    for (const order of [shuffled(twice, salt), shuffled(twice, salt + 1), [...twice].reverse()]) {
      const arrived = cartOf(...order);
      expect(plain(arrived)).toEqual(plain(whole));
      expect(arrived.context.cloud.size).toBe(0);
    }
  });
});

test("[LAW5] k sets of n at once are n; with adds beside them, n and the sum of the adds", () => {
  const quantity = fc.integer({ min: 1, max: 9999 });
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 1, max: 5 }),
      quantity,
      fc.array(quantity, { maxLength: 4 }),
      (steps, k, n, adds) => {
        // A line everybody has seen the same of, whatever happened before.
        const common = carts(happen(steps)).reduce((all, cart) => join(all, cart).state, emptyCart);
        const fresh = join(common, consume(common.entries.keys())).state;
        const sets = Array.from({ length: k }, (_, i) =>
          setQuantity(fresh, by(`s${i}`), { line: milk, quantity: n }),
        );
        expect(
          quantityOf(
            sets.reduce((cart, delta) => join(cart, delta).state, fresh),
            milk,
          ),
        ).toBe(n);
        const added = adds.map((sum, i) => add(fresh, by(`a${i}`), { line: milk, quantity: sum }));
        const both = [...sets, ...added].reduce((cart, delta) => join(cart, delta).state, fresh);
        expect(quantityOf(both, milk)).toBe(n + adds.reduce((sum, add) => sum + add, 0));
        expect(linesOf(both).find(({ line }) => line === milk)?.conflict).toBeNull();
      },
    ),
    { numRuns: 100, ...replay },
  );
});

test("[LAW6] merging a guest's cart can be repeated, by anyone, at any time, and brings nothing removed back", () => {
  overHistories((steps, salt) => {
    const world = happen(steps);
    const account = pick(carts(world), salt);
    const guest = cartOf(
      ...shuffled([1, 2, 3], salt).map((n) => add(emptyCart, by(`guest${n}`), { line: milk, quantity: n })),
    );
    const merged = join(account, guest).state;
    expect(join(merged, guest)).toEqual({ state: merged, changed: false });
    const later = join(merged, consume(merged.entries.keys())).state;
    expect(join(later, guest).changed).toBe(false);
    expect(plain(join(guest, later).state)).toEqual(plain(later));
    expect(plain(join(merged, undoMerge(guest)).state).entries).toEqual(plain(account).entries);
  });
});

test("[LAW7] consuming takes the observed dots alone, and no redelivery brings one back", () => {
  overHistories((steps, salt) => {
    const world = happen(steps);
    const { cart } = pick(world.replicas, salt);
    const charged = shuffled([...cart.entries.keys()], salt).slice(0, 1 + (salt % 3));
    const ordered = join(cart, consume(charged)).state;
    expect(plain(ordered).entries).toEqual(plain(cart).entries.filter(({ dot }) => !charged.includes(dot)));
    expect(plain(ordered).vector).toEqual(plain(cart).vector);
    const again = shuffled([...deltas(world), ...carts(world)], salt).reduce(
      (all, old) => join(all, old).state,
      ordered,
    );
    for (const dot of charged) expect(again.entries.has(dot), dot).toBe(false);
  });
});

test("[LAW8] a diff is complete, says nothing its cart does not know, and is empty once synced", () => {
  overHistories((steps, salt) => {
    const [ours, theirs] = shuffled(carts(happen(steps)), salt) as [Cart, Cart];
    const delta = diff(ours, haveOf(theirs));
    const synced = join(theirs, delta).state;
    expect(plain(synced)).toEqual(plain(join(theirs, ours).state));
    expect(join(ours, delta).changed).toBe(false);
    expect(brokenForm(delta)).toBeNull();
    expect(diff(ours, haveOf(synced))).toBe(emptyCart);
    expect(join(synced, diff(synced, haveOf(ours))).changed).toBe(false);
  });
});

test("[LAW9] every cart, delta, entry and what a replica has is read back as it was, and one cart has one text", () => {
  overHistories((steps, salt) => {
    const world = happen(steps);
    for (const cart of [...carts(world), ...deltas(world)]) {
      const read = decodeCart(encodeCart(cart));
      expect(read.ok && plain(read.value)).toEqual(plain(cart));
      for (const entry of cart.entries.values()) expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
      const have = decodeHave(encodeHave(haveOf(cart)));
      expect(have.ok && plainHave(have.value)).toEqual(plainHave(haveOf(cart)));
    }
    const built = [shuffled(deltas(world), salt), deltas(world)].map((order) => encodeCart(cartOf(...order)));
    expect(built[0]).toBe(built[1]);
  });
});
