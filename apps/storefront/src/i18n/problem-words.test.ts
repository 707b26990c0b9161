import { CartId, Currency, money, VariantId } from "@dotcart/cart-domain";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import type { Trouble } from "#trpc/problem-of.ts";
import { messages } from "./messages.ts";
import { problemWords } from "./problem-words.ts";
import { type Locale, routing } from "./routing.ts";

const eur = Currency.parse("EUR");
const variantId = VariantId.parse("v_mug");

/** One of each kind: does not compile when a kind is missing. */
const troubles = {
  "product-not-found": { kind: "product-not-found", variantId },
  unavailable: { kind: "unavailable", variantId },
  "insufficient-stock": { kind: "insufficient-stock", variantId, requested: 5, available: 3 },
  "quantity-not-allowed": { kind: "quantity-not-allowed", variantId, requested: 5, min: 2, max: 8, step: 2 },
  "price-changed": { kind: "price-changed", variantId, was: money(2999, eur), is: money(3199, eur) },
  "quantity-conflict": { kind: "quantity-conflict", variantId, candidates: [2, 5] },
  "too-many-lines": { kind: "too-many-lines", limit: 200 },
  "too-many-operations": { kind: "too-many-operations", limit: 2048 },
  "too-many-replicas": { kind: "too-many-replicas", limit: 64 },
  "cart-closed": { kind: "cart-closed" },
  "other-cart": { kind: "other-cart", cartId: CartId.parse("anotherCartOfHis000000") },
  "foreign-rid": { kind: "foreign-rid" },
  "malformed-delta": { kind: "malformed-delta" },
  "malformed-have": { kind: "malformed-have" },
  "delta-too-large": { kind: "delta-too-large", bound: "dots", limit: 512 },
  "unknown-wire-version": { kind: "unknown-wire-version", supported: 1 },
  "seal-refused": { kind: "seal-refused", reason: "forged" },
  "too-many-streams": { kind: "too-many-streams", limit: 1 },
  "too-many-tries": { kind: "too-many-tries", retryAfterSeconds: 1 },
  "operation-id-reused": { kind: "operation-id-reused", operationId: "o" },
  "invalid-input": { kind: "invalid-input", issues: [] },
  "malformed-request": { kind: "malformed-request" },
  "request-too-large": { kind: "request-too-large", limit: 1 },
  "batch-too-large": { kind: "batch-too-large", limit: 1 },
  "unsupported-media-type": { kind: "unsupported-media-type", expected: "application/json" },
  "method-not-allowed": { kind: "method-not-allowed" },
  "no-such-procedure": { kind: "no-such-procedure", path: "x" },
  "no-such-path": { kind: "no-such-path", path: "x" },
  "no-such-product": { kind: "no-such-product", slug: "x" },
  "not-served-here": { kind: "not-served-here" },
  "invalid-cursor": { kind: "invalid-cursor" },
  unauthorized: { kind: "unauthorized", reason: "expired" },
  "foreign-origin": { kind: "foreign-origin" },
  "dependency-unavailable": { kind: "dependency-unavailable", dependency: "carts" },
  "api-unreachable": { kind: "api-unreachable" },
  internal: { kind: "internal", requestId: "r" },
} satisfies { [Kind in Trouble["kind"]]: Extract<Trouble, { kind: Kind }> };

const words = (trouble: Trouble, locale: Locale): string =>
  problemWords(
    createTranslator({ locale, messages: messages[locale], namespace: "Problem" }),
    trouble,
    locale,
  ).replace(/\u00a0|\u202f/g, " ");

describe("trouble in words", () => {
  test.each(
    routing.locales.flatMap((locale) => Object.values(troubles).map((t) => [locale, t.kind, t] as const)),
  )("in %s: %s is a whole sentence", (locale, _kind, trouble) => {
    const sentence = words(trouble, locale);
    expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(sentence).not.toMatch(/[{}]|Problem\.|undefined|NaN/);
  });

  test("what is left is said, and what was asked for", () => {
    expect(words(troubles["insufficient-stock"], "en")).toBe("Only 3 are left; you asked for 5.");
    expect(words(troubles["insufficient-stock"], "de")).toBe("Es sind nur noch 3 da; gewünscht waren 5.");
    expect(words({ ...troubles["insufficient-stock"], available: 0 }, "en")).toBe("It is sold out.");
  });

  test("what may be ordered is said, with the steps where there are any", () => {
    expect(words(troubles["quantity-not-allowed"], "en")).toBe(
      "You can have 2 to 8 of it, in steps of 2; you asked for 5.",
    );
    expect(words({ ...troubles["quantity-not-allowed"], step: 1 }, "de")).toBe(
      "Möglich sind 2 bis 8; gewünscht waren 5.",
    );
  });

  test("a changed price is said with what it was and what it is", () => {
    expect(words(troubles["price-changed"], "en")).toBe(
      "The price has changed: it was €29.99, it is now €31.99.",
    );
    expect(words(troubles["price-changed"], "de")).toBe(
      "Der Preis hat sich geändert: Er war 29,99 €, jetzt ist er 31,99 €.",
    );
  });

  test("quantities that were set at once are all named", () => {
    expect(words(troubles["quantity-conflict"], "en")).toContain("(2 or 5)");
    expect(words(troubles["quantity-conflict"], "de")).toContain("(2 oder 5)");
  });
});
