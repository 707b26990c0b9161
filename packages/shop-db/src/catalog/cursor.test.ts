import { ProductId } from "@dotcart/cart-domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { readCursor, writeCursor } from "./cursor.ts";

const place = { key: "1890", id: ProductId.parse("p_mug") };
const Key = z.string().regex(/^[0-9]+$/);
const refused = { ok: false, problem: { kind: "invalid-cursor" } };

test("a cursor leads back to the place it was written for", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[0-9A-Za-z_-]{1,24}$/), (key, id) => {
      const cursor = writeCursor("all", { key, id: id as ProductId });
      expect(readCursor(cursor, "all", z.string())).toEqual({ ok: true, value: { key, id } });
    }),
  );
});

test("a cursor of another listing is refused", () => {
  expect(readCursor(writeCursor("price-asc", place), "price-desc", Key)).toEqual(refused);
});

test("a cursor with a key its listing cannot have is refused", () => {
  for (const key of ["", "-1", "1e3", "1; drop table products", "0x10", "1890\n"])
    expect(readCursor(writeCursor("all", { ...place, key }), "all", Key)).toEqual(refused);
});

test("a cursor changed in any one character is refused, or is a well-formed place", () => {
  const cursor = writeCursor("all", place);
  for (let at = 0; at < cursor.length; at++) {
    for (const other of ["A", "z", "9", "_", "-", "=", "%", " ", ""]) {
      const forged = cursor.slice(0, at) + other + cursor.slice(at + 1);
      const read = readCursor(forged, "all", Key);
      if (read.ok) expect(writeCursor("all", read.value)).toBe(forged);
      else expect(read).toEqual(refused);
    }
  }
});

test("no text at all makes reading a cursor throw", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.json().map((json) => Buffer.from(json).toString("base64url")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(readCursor(text, "all", Key)).toEqual(refused);
    }),
  );
});
