import fc from "fast-check";
import { expect, test } from "vitest";
import { shown } from "../../test/support/checkout.ts";
import { dot } from "../../test/support/examples.ts";
import { replay } from "../../test/support/replay.ts";
import type { VariantId } from "../schema/ids.ts";
import { decodeDigest, encodeDigest } from "./digest.ts";
import type { Shown } from "./shown.ts";

const A = "a___________";
const B = "b___________";
const LAST = 2 ** 31 - 1;
const good = [
  1,
  "EUR",
  "DE",
  ["standard", 490],
  ["WELCOME10", 105],
  229,
  1432,
  A + B,
  [
    ["milk", 3, 199, [0, 1, 1, 7]],
    ["tea-250", 1, 450, [0, 12]],
  ],
];
const inBase64Url = (text: string) => Buffer.from(text).toString("base64url");
/** The good digest with one part exchanged. */
const bad = (index: number, part: unknown) => good.map((was, i) => (i === index ? part : was));
const read = (written: unknown) => decodeDigest(inBase64Url(JSON.stringify(written)));
const malformed = { ok: false, problem: { kind: "malformed-digest" } };
const expectRefused = (cases: Readonly<Record<string, unknown>>) => {
  for (const [why, written] of Object.entries(cases)) expect(read(written), why).toEqual(malformed);
};

test("[DG4] the digest of version 1 is this text; whoever changes it raises the version", () => {
  expect(encodeDigest(shown)).toBe(inBase64Url(JSON.stringify(good)));
  const bare = [1, "EUR", "DE", null, null, 229, 1432, A + B, good[8]];
  expect(encodeDigest({ ...shown, delivery: null, code: null })).toBe(inBase64Url(JSON.stringify(bare)));
});

test("[DG1] a digest is read back as it was written, its lines in their order", () => {
  for (const it of [
    shown,
    { ...shown, delivery: null, code: null },
    { ...shown, lines: [...shown.lines].reverse() },
  ])
    expect(decodeDigest(encodeDigest(it))).toEqual({ ok: true, value: it });
});

test("[DG1] anything in range is read back, up to its ends", () => {
  const amount = fc.maxSafeNat();
  const id = fc.stringMatching(/^[0-9A-Za-z_-]{1,64}$/);
  const dots = fc.uniqueArray(
    fc.tuple(fc.stringMatching(/^[0-9A-Za-z_-]{12}$/), fc.integer({ min: 1, max: LAST })),
    {
      minLength: 1,
      maxLength: 4,
      selector: ([rid]) => rid,
    },
  );
  const line = fc.record({
    variantId: id,
    quantity: fc.integer({ min: 1, max: 9999 }),
    price: fc.oneof(fc.constantFrom(0, 100_000_000), fc.nat({ max: 100_000_000 })),
    dots: dots.map((pairs) => pairs.map(([rid, n]) => `${rid}:${n}`)),
  });
  const any = fc.record({
    lines: fc.uniqueArray(line, { minLength: 1, maxLength: 6, selector: ({ variantId }) => variantId }),
    currency: fc.stringMatching(/^[A-Z]{3}$/),
    country: fc.stringMatching(/^[A-Z]{2}$/),
    delivery: fc.option(fc.record({ id: fc.stringMatching(/^[0-9a-z-]{1,40}$/), price: amount })),
    code: fc.option(fc.record({ code: fc.stringMatching(/^[0-9A-Z_-]{1,40}$/), amount })),
    tax: amount,
    total: fc.oneof(fc.constantFrom(0, Number.MAX_SAFE_INTEGER), amount),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<Shown>;
  fc.assert(
    fc.property(any, (it) => {
      fc.pre(
        new Set(it.lines.flatMap((each) => each.dots)).size === it.lines.flatMap((each) => each.dots).length,
      );
      expect(decodeDigest(encodeDigest(it))).toEqual({ ok: true, value: it });
    }),
    { numRuns: 500, ...replay },
  );
});

test("[DG1] what an object would stumble over is a variant like any other", () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    const answer = read(bad(8, [[name, 1, 1, [0, 1, 1, 1]]]));
    expect(answer.ok && answer.value.lines.map(({ variantId }) => variantId)).toEqual([name]);
  }
});

test("[DG2] parts of another shape or out of range are refused", () => {
  for (const it of [-1, 0.5, "1", null, true, [], {}, Number.MAX_VALUE, 2 ** 53]) {
    const why = JSON.stringify(it);
    expectRefused({
      [`a tax of ${why}`]: bad(5, it),
      [`a total of ${why}`]: bad(6, it),
      [`delivery for ${why}`]: bad(3, ["standard", it]),
      [`a discount of ${why}`]: bad(4, ["WELCOME10", it]),
      [`a quantity of ${why}`]: bad(8, [["milk", it, 199, [0, 1, 1, 7]]]),
      [`a price of ${why}`]: bad(8, [["milk", 3, it, [0, 1, 1, 7]]]),
      [`a counter of ${why}`]: bad(8, [["milk", 3, 199, [0, 1, 1, it]]]),
      [`a rid's index of ${why}`]: bad(8, [["milk", 3, 199, [0, 1, it, 7]]]),
    });
  }
  expectRefused({
    "another version": bad(0, 2),
    "a version as text": bad(0, "1"),
    "no currency": bad(1, ""),
    "a currency in small letters": bad(1, "eur"),
    "a country of three letters": bad(2, "DEU"),
    "delivery without a price": bad(3, ["standard"]),
    "delivery with more": bad(3, ["standard", 490, 0]),
    "delivery as an object": bad(3, { id: "standard", price: 490 }),
    "a way of delivery with a blank": bad(3, ["stan dard", 490]),
    "a code in small letters": bad(4, ["welcome10", 105]),
    "a code with a blank beside it": bad(4, [" WELCOME10", 105]),
    "rids cut short": bad(7, A + B.slice(1)),
    "rids with a sign": bad(7, `${A}b__________!`),
    "rids as a list": bad(7, [A, B]),
    "no lines": bad(8, []),
    "lines as an object": bad(8, { length: 1 }),
    "a line that is none": bad(8, [null]),
    "a line with half a dot": bad(8, [["milk", 3, 199, [0, 1, 1]]]),
    "a line with more": bad(8, [["milk", 3, 199, [0, 1, 1, 7], 0]]),
    "a variant with a blank": bad(8, [["mi lk", 3, 199, [0, 1, 1, 7]]]),
    "something saved for later": bad(8, [["~milk", 3, 199, [0, 1, 1, 7]]]),
    "a quantity of nothing": bad(8, [["milk", 0, 199, [0, 1, 1, 7]]]),
    "more than may be ordered": bad(8, [["milk", 10_000, 199, [0, 1, 1, 7]]]),
    "a price above the highest": bad(8, [["milk", 3, 100_000_001, [0, 1, 1, 7]]]),
    "a counter of 0": bad(8, [["milk", 3, 199, [0, 1, 1, 0]]]),
    "a counter past the end": bad(8, [["milk", 3, 199, [0, 1, 1, 2 ** 31]]]),
    "more at the end": [...good, 0],
    "less at the end": good.slice(0, -1),
  });
});

test("[DG2] a text that writing again would not give is refused", () => {
  const text = JSON.stringify(good);
  const digest = inBase64Url(text);
  const cases = {
    "rids in another order": inBase64Url(JSON.stringify(bad(7, B + A))),
    "a rid nobody needs": inBase64Url(JSON.stringify(bad(7, `${A + B}c___________`))),
    "a rid twice": inBase64Url(JSON.stringify(bad(7, A + A))),
    "blanks in the JSON": inBase64Url(text.replace(",", ", ")),
    "a price of 1e2": inBase64Url(text.replace("199", "1e2")),
    "a tax of -0": inBase64Url(text.replace("229", "-0")),
    "a total of 1e400": inBase64Url(text.replace("1432", "1e400")),
    "a total that JSON rounds": inBase64Url(text.replace("1432", "9007199254740993")),
    "a total with a fraction JSON drops": inBase64Url(text.replace("1432", "1432.00000000000000001")),
    padding: `${digest}=`,
    "a blank in the base64": `${digest.slice(0, 8)} ${digest.slice(8)}`,
    "a line feed at the end": `${digest}\n`,
  };
  for (const [why, it] of Object.entries(cases)) expect(decodeDigest(it), why).toEqual(malformed);
  const name = "~".repeat(3);
  const plain = Buffer.from(`[1,"${name}???"]`).toString("base64");
  expect(decodeDigest(plain)).toEqual(malformed);
});

test("[DG2] whatever is handed in instead of a digest is refused, and nothing throws", () => {
  const deep = "[".repeat(90_000);
  const things = [
    undefined,
    null,
    7,
    Number.NaN,
    {},
    [],
    good,
    { toString: () => "x" },
    Symbol("x"),
    1n,
    () => "",
  ];
  const texts = [
    "",
    "null",
    "{}",
    "[]",
    "=",
    "\0",
    "ä",
    "😀",
    "A",
    inBase64Url(deep),
    inBase64Url('{"__proto__":[1]}'),
  ];
  for (const it of [...things, ...texts]) expect(decodeDigest(it)).toEqual(malformed);
});

test("[DG2] of a digest cut short or with one character exchanged nothing is read but a digest", () => {
  const digest = encodeDigest(shown);
  for (let n = 0; n < digest.length; n++) expect(decodeDigest(digest.slice(0, n))).toEqual(malformed);
  fc.assert(
    fc.property(fc.nat({ max: digest.length - 1 }), fc.string({ minLength: 1, maxLength: 2 }), (at, put) => {
      const spoilt = digest.slice(0, at) + put + digest.slice(at + 1);
      const answer = decodeDigest(spoilt);
      expect(answer.ok ? encodeDigest(answer.value) : spoilt).toBe(spoilt);
    }),
    { numRuns: 2000, ...replay },
  );
});

test("[DG2] no JSON is read but what stays the same when it is written again", () => {
  const part = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...good));
  const almost = fc.tuple(...good.map((it) => fc.oneof({ weight: 8, arbitrary: fc.constant(it) }, part)));
  fc.assert(
    fc.property(fc.oneof(almost, fc.jsonValue()), (written) => {
      const text = inBase64Url(JSON.stringify(written));
      const answer = decodeDigest(text);
      expect(answer.ok ? encodeDigest(answer.value) : text).toBe(text);
    }),
    { numRuns: 2000, ...replay },
  );
});

test("[DG3] every line has a dot, and no variant and no dot is in it twice", () => {
  expectRefused({
    "a line without dots": [
      ...good.slice(0, 7),
      A,
      [
        ["milk", 3, 199, [0, 1]],
        ["tea-250", 1, 450, []],
      ],
    ],
    "a variant twice": bad(8, [
      ["milk", 3, 199, [0, 1]],
      ["milk", 1, 450, [1, 12]],
    ]),
    "a dot twice on a line": bad(8, [["milk", 3, 199, [0, 1, 1, 7, 1, 7]]]),
    "a dot on two lines": bad(8, [
      ["milk", 3, 199, [0, 1, 1, 7]],
      ["tea-250", 1, 450, [0, 1]],
    ]),
  });
});

test("[DG3] holds 200 lines and 4,096 dots, and neither one more", () => {
  const wide = (lines: number, dotsEach = 1): Shown => ({
    ...shown,
    lines: Array.from({ length: lines }, (_, i) => ({
      variantId: `v${i}` as VariantId,
      quantity: 1,
      price: 1,
      dots: Array.from({ length: dotsEach }, (_, n) => dot("a", i * dotsEach + n + 1)),
    })),
  });
  expect(decodeDigest(encodeDigest(wide(200))).ok).toBe(true);
  expect(decodeDigest(encodeDigest(wide(201)))).toEqual(malformed);
  expect(decodeDigest(encodeDigest(wide(16, 256)))).toEqual({ ok: true, value: wide(16, 256) });
  expect(decodeDigest(encodeDigest(wide(17, 241)))).toEqual(malformed);
});

test("[DG3] of the largest cart that can be ordered fits, and what is far too long is not even parsed", () => {
  const rids = Array.from({ length: 64 }, (_, i) => `replica_${i}`);
  const lines = Array.from({ length: 200 }, (_, i) => ({
    variantId: `${i}`.padEnd(64, "x") as VariantId,
    quantity: 9999,
    price: 100_000_000,
    dots: Array.from({ length: 10 }, (_, n) => dot(rids[(i * 10 + n) % 64] ?? "", 2 ** 31 - 1 - i * 10 - n)),
  }));
  const digest = encodeDigest({ ...shown, lines });
  expect(digest.length).toBeLessThan(65_536);
  expect(decodeDigest(digest).ok).toBe(true);
  for (const n of [131_073, 5_000_000]) expect(decodeDigest("A".repeat(n))).toEqual(malformed);
});
