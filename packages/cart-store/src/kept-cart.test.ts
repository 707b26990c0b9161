import { add, contextOf, dotOf, emptyCart, encodeEntry, type Rid } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { tea } from "../test/operations.ts";
import { advance, advanceByOthers, decodeCart, encodeDelta, type KeptCart } from "./kept-cart.ts";

const server = "server-rid__" as Rid;
const device = "device-A____" as Rid;
const fresh = "fresh-rid___" as Rid;
const change = { at: 500, mark: "next", ttlSeconds: 10, fresh };
const entry = { kind: "add", line: tea.id, quantity: 2, seen: 1990, at: 100, since: 100 } as const;

const fields = [
  "ver",
  "3",
  "m",
  "mark",
  "at",
  "1000",
  "s",
  server,
  `v:${server}`,
  "2",
  `e:${server}:2`,
  encodeEntry(entry),
  `c:${device}:4`,
  "1",
  `r:${device}`,
  "guest:one",
];

test("a hash is read back as the cart it was written from", () => {
  expect(decodeCart(fields, 10)).toEqual({
    mark: "mark",
    rid: server,
    bindings: new Map([[device, "guest:one"]]),
    stored: {
      version: 3,
      at: 1000,
      expiresAt: 11_000,
      closedInto: null,
      cart: {
        entries: new Map([[dotOf(server, 2), entry]]),
        context: { vector: new Map([[server, 2]]), cloud: new Set([dotOf(device, 4)]) },
      },
    },
  });
});

test("a hash without a mark, a rid or a version is nothing we wrote", () => {
  for (const missing of ["ver", "m", "s", "at"]) {
    const index = fields.indexOf(missing);
    expect(() => decodeCart(fields.toSpliced(index, 2), 10)).toThrow("Broken belief");
  }
});

test("a delta travels as counts, entries, vector and cloud", () => {
  const delta = {
    entries: new Map([[dotOf(device, 3), entry]]),
    context: contextOf([dotOf(server, 1), dotOf(device, 3)]),
  };
  expect(encodeDelta(delta)).toEqual([
    "1",
    "1",
    dotOf(device, 3),
    encodeEntry(entry),
    server,
    "1",
    dotOf(device, 3),
  ]);
  expect(encodeDelta(emptyCart)).toEqual(["0", "0"]);
});

test("a change raises the version by one, never lowers the time, and gives the whole life again", () => {
  const kept = decodeCart(fields, 10);
  const delta = add(kept.stored.cart, { rid: device, now: 500, seen: 1 }, { line: tea.id, quantity: 1 });
  expect(advance(kept, delta, change)).toMatchObject({
    mark: "next",
    rid: server,
    stored: { version: 4, at: 1000, expiresAt: 11_000 },
  });
  expect(advance(kept, delta, { ...change, at: 2000 })?.stored).toMatchObject({
    at: 2000,
    expiresAt: 12_000,
  });
});

test("a delta that tells nothing is no change", () => {
  expect(advance(decodeCart(fields, 10), emptyCart, change)).toBeNull();
});

test("the server's rid is left when others show a dot of it beyond what it minted, and only then", () => {
  const kept: KeptCart = decodeCart(fields, 10);
  const after = (...dots: Parameters<typeof contextOf>[0] extends Iterable<infer D> ? D[] : never) =>
    advanceByOthers(kept, { ...emptyCart, context: contextOf(dots) }, change)?.rid;
  expect(after(dotOf(device, 1))).toBe(server);
  expect(after(dotOf(device, 1), dotOf(server, 2))).toBe(server);
  expect(after(dotOf(server, 3))).toBe(fresh);
  expect(after(dotOf(server, 1), dotOf(server, 2), dotOf(server, 3))).toBe(fresh);
});
