import { expect, test } from "vitest";
import { wayBack } from "./way-back.ts";

const from = (text: string): string =>
  wayBack({ href: `https://shop.example/de/offline?from=${encodeURIComponent(text)}` });

test("leads back to the page that was asked for, with what stood behind its question mark", () => {
  expect(from("/de/products/tea?variant=v1")).toBe("/de/products/tea?variant=v1");
});

test.each(["https://evil.example/", "//evil.example/x", "/\\evil.example", "javascript:alert(1)", "", "de"])(
  "%s is no page of this shop, so the way leads to the start",
  (text) => expect(from(text)).toBe("/de"),
);

test("never leads to itself", () => {
  expect(from("/de/offline?from=%2Fde%2Foffline")).toBe("/de");
});
