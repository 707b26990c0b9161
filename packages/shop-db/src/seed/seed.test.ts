import { createHash } from "node:crypto";
import { Currency } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { shelves } from "./goods/index.ts";
import { seedRows } from "./rows.ts";

const rows = seedRows(shelves, Currency.parse("EUR"));
const goods = shelves.flatMap((shelf) => shelf.goods);
const { variants } = rows;

test("the shop has at least 120 products on at least 8 shelves, and none of these is nearly empty", () => {
  expect(rows.products.length).toBeGreaterThanOrEqual(120);
  expect(shelves.length).toBeGreaterThanOrEqual(8);
  for (const shelf of shelves) expect(shelf.goods.length).toBeGreaterThanOrEqual(10);
});

test("at least five variants have a stock of 2 to 25 that is reached before their maximum is", () => {
  const scarce = variants.filter(({ stock, available, min, max = 99, step }) => {
    return (
      stock >= 2 && stock <= 25 && available !== false && max >= 99 && (min ?? 1) === 1 && (step ?? 1) === 1
    );
  });
  expect(scarce.length).toBeGreaterThanOrEqual(5);
});

test("at least five variants have more stock than their maximum, which is a thousand or more, by ones", () => {
  const plenty = variants.filter(({ stock, available, min, max = 99, step }) => {
    return stock > max && max >= 1000 && available !== false && (min ?? 1) === 1 && (step ?? 1) === 1;
  });
  expect(plenty.length).toBeGreaterThanOrEqual(5);
});

test("some variants are sold out, some are unavailable, some come in packs, and some products are gone altogether", () => {
  expect(variants.filter(({ stock }) => stock === 0).length).toBeGreaterThanOrEqual(10);
  expect(variants.filter(({ available }) => available === false).length).toBeGreaterThanOrEqual(5);
  expect(variants.filter(({ min, step }) => min === 6 && step === 6).length).toBeGreaterThanOrEqual(3);
  expect(goods.filter(({ forms }) => forms.every(({ stock }) => stock === 0)).length).toBeGreaterThanOrEqual(
    1,
  );
});

test("every id is short, and one of its kind", () => {
  for (const ids of [rows.products.map(({ id }) => id), variants.map(({ id }) => id)]) {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[pv]_[0-9a-z-]{1,22}$/);
  }
  expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length);
});

test("every product has a name, a slug and a text of its own, of two to four sentences", () => {
  const all = <Value>(of: (good: (typeof goods)[number]) => Value) => new Set(goods.map(of)).size;
  expect(all(({ name }) => name)).toBe(goods.length);
  expect(all(({ slug }) => slug)).toBe(goods.length);
  expect(all(({ text }) => text.slice(0, 25))).toBe(goods.length);
  for (const { text } of goods) {
    const sentences = text.split(/(?<=[.!?])\s+(?=[A-Z])/);
    expect(sentences.length, text).toBeGreaterThanOrEqual(2);
    expect(sentences.length, text).toBeLessThanOrEqual(4);
  }
});

test("a pack can be bought: its maximum is a whole number of packs", () => {
  for (const { min = 1, max = 99, step = 1 } of variants) expect((max - min) % step).toBe(0);
});

test("everything weighs something, from a pencil to a raised bed", () => {
  const grams = variants.map(({ weightGrams = 0 }) => weightGrams).sort((a, b) => a - b);
  expect(grams[0]).toBe(8);
  expect(grams.at(-1)).toBe(19_500);
});

test("the goods are the same on every machine; a change of them changes this line too", () => {
  expect(createHash("sha256").update(JSON.stringify(rows)).digest("hex").slice(0, 16)).toBe(
    "7c6af635614bbdff",
  );
});
