import { VariantId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { isItem, lineOfItem } from "./item.ts";
import { createItemTexts } from "./item-texts.ts";

test("an item that can be a line is one; every other has a line of its own", () => {
  const items = [
    "milk",
    "tea-250_g",
    "_milk",
    "whole milk",
    "Milk",
    "milk ",
    "Öl",
    "x".repeat(64),
    "x".repeat(65),
    "~milk",
  ];
  const lines = items.map(lineOfItem);
  expect(lines[0]).toBe("milk");
  expect(new Set(lines).size).toBe(items.length);
  for (const line of lines) expect(VariantId.safeParse(line).success, line).toBe(true);
  expect(lineOfItem(lineOfItem("whole milk"))).not.toBe(lineOfItem("whole milk"));
});

test("an item is any text of 1 to 512 characters that has a UTF-8 form", () => {
  expect(["milk", " ", "\n", "x".repeat(512), "🥛"].every(isItem)).toBe(true);
  expect(["", "x".repeat(513), "\ud83e", 7, null, undefined, {}, ["milk"]].some(isItem)).toBe(false);
});

test("texts of lines that are gone are forgotten once there are many, those of live lines never", () => {
  const texts = createItemTexts();
  const live = new Set(Array.from({ length: 10 }, (_, i) => lineOfItem(`live ${i}`) as string));
  for (let i = 0; i < 10; i++) texts.learn(`live ${i}`);
  for (let i = 0; i < 5000; i++) {
    texts.learn(`gone ${i}`);
    texts.tidy(() => live);
  }
  expect([...live].map(texts.of)).toEqual(Array.from({ length: 10 }, (_, i) => `live ${i}`));
  expect(texts.of(lineOfItem("gone 0"))).toBeUndefined();
  expect(texts.of("milk")).toBe("milk");
});
