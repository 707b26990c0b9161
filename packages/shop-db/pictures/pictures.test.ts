import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Currency } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { shelves } from "../src/seed/goods/index.ts";
import { seedRows } from "../src/seed/rows.ts";
import { allPictures, folder } from "./all.ts";

const pictures = allPictures();

test("the pictures in the shop are what is drawn today, and no others", () => {
  expect(existsSync(folder)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual([...pictures.keys()].sort());
  for (const [name, svg] of pictures) expect(readFileSync(new URL(name, folder), "utf8"), name).toBe(svg);
});

test("every picture that a product names is there", () => {
  const { images } = seedRows(shelves, Currency.parse("EUR"));
  for (const { url } of images) expect(pictures.has(url.replace("/products/", "")), url).toBe(true);
  expect(pictures.size).toBe(images.length);
});

test("a picture takes at most 6 kB, all of them at most 2 MB", () => {
  const sizes = [...pictures.values()].map((svg) => Buffer.byteLength(svg));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(6000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(2_000_000);
});

test("a picture is one well-formed drawing that fetches nothing and runs nothing", () => {
  for (const [name, svg] of pictures) {
    expect(svg, name).not.toMatch(/NaN|undefined|\[object|<script|<image|href|javascript:/i);
    const open: string[] = [];
    for (const [, close, tag = "", self] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
      if (close) expect(open.pop(), name).toBe(tag);
      else if (!self) open.push(tag);
    }
    expect(open, name).toEqual([]);
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg, name).toContain(`id="${id}"`);
  }
});
