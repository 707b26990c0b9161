import { Currency, money, VariantId } from "@dotcart/cart-domain";
import { type CheckoutProblem, OrderId } from "@dotcart/cart-domain/checkout";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { messages } from "./messages.ts";
import { problemWords, type ShopperProblem } from "./problem-words.ts";
import { type Locale, routing } from "./routing.ts";

const eur = Currency.parse("EUR");
const variantId = VariantId.parse("v_mug");
const orderId = OrderId.parse("0123456789abcdefghijkl");

/** One of each kind: does not compile when a kind is missing. */
const problems = {
  "product-not-found": { kind: "product-not-found", variantId },
  unavailable: { kind: "unavailable", variantId },
  "insufficient-stock": { kind: "insufficient-stock", variantId, requested: 5, available: 3 },
  "quantity-not-allowed": { kind: "quantity-not-allowed", variantId, requested: 5, min: 2, max: 8, step: 2 },
  "price-changed": { kind: "price-changed", variantId, was: money(2999, eur), is: money(3199, eur) },
  "quantity-conflict": { kind: "quantity-conflict", variantId, candidates: [2, 5] },
  "too-many-lines": { kind: "too-many-lines", limit: 200 },
  "too-many-operations": { kind: "too-many-operations", limit: 2048 },
  "too-many-replicas": { kind: "too-many-replicas", limit: 64 },
  "operation-id-reused": { kind: "operation-id-reused", operationId: "o" },
  "cart-closed": { kind: "cart-closed" },
  "foreign-rid": { kind: "foreign-rid" },
  "cart-empty": { kind: "cart-empty" },
  "cart-changed": { kind: "cart-changed", variantIds: [variantId] },
  "already-ordered": { kind: "already-ordered", variantId, quantity: 2, orderId, orderNumber: "100123" },
  "being-ordered": { kind: "being-ordered", orderId, orderNumber: "100123" },
  "country-not-served": { kind: "country-not-served", country: "FR" },
  "delivery-not-offered": { kind: "delivery-not-offered", delivery: "express" },
  "code-refused": { kind: "code-refused", code: "SPRING", reason: "unknown", minimum: null },
  "amount-changed": { kind: "amount-changed", part: "delivery", was: money(0, eur), is: money(490, eur) },
} satisfies { [Kind in ShopperProblem["kind"]]: Extract<ShopperProblem, { kind: Kind }> };

const words = (problem: ShopperProblem, locale: Locale): string =>
  problemWords(
    createTranslator({ locale, messages: messages[locale], namespace: "Problem" }),
    problem,
    locale,
  ).replace(/\u00a0|\u202f/g, " ");

/** The arms that are told in several ways, in every one of them. */
const inEveryWay: readonly CheckoutProblem[] = [
  ...(["unknown", "not-yet-valid", "expired", "used-up", "below-minimum"] as const).map(
    (reason) => ({ ...problems["code-refused"], reason, minimum: money(3000, eur) }) as const,
  ),
  ...(["delivery", "tax", "discount", "total"] as const).map(
    (part) => ({ ...problems["amount-changed"], part }) as const,
  ),
];

describe("a problem in words", () => {
  test.each(
    routing.locales.flatMap((locale) =>
      [...Object.values(problems), ...inEveryWay].map((t) => [locale, t.kind, t] as const),
    ),
  )("in %s: %s is a whole sentence", (locale, _kind, problem) => {
    const sentence = words(problem, locale);
    expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(sentence).not.toMatch(/[{}]|Problem\.|undefined|NaN/);
  });

  test("what is left is said, and what was asked for", () => {
    expect(words(problems["insufficient-stock"], "en")).toBe("Only 3 are left; you asked for 5.");
    expect(words(problems["insufficient-stock"], "de")).toBe("Es sind nur noch 3 da; gewünscht waren 5.");
    expect(words({ ...problems["insufficient-stock"], available: 0 }, "en")).toBe("It is sold out.");
  });

  test("what may be ordered is said, with the steps where there are any", () => {
    expect(words(problems["quantity-not-allowed"], "en")).toBe(
      "You can have 2 to 8 of it, in steps of 2; you asked for 5.",
    );
    expect(words({ ...problems["quantity-not-allowed"], step: 1 }, "de")).toBe(
      "Möglich sind 2 bis 8; gewünscht waren 5.",
    );
  });

  test("a changed price is said with what it was and what it is", () => {
    expect(words(problems["price-changed"], "en")).toBe(
      "The price has changed: it was €29.99, it is now €31.99.",
    );
    expect(words(problems["price-changed"], "de")).toBe(
      "Der Preis hat sich geändert: Er war 29,99 €, jetzt ist er 31,99 €.",
    );
  });

  test("quantities that were set at once are all named", () => {
    expect(words(problems["quantity-conflict"], "en")).toContain("(2 and 5)");
    expect(words(problems["quantity-conflict"], "de")).toContain("(2 und 5)");
  });

  test("a code that asks for more says how much more it asks for", () => {
    const tooLittle = {
      ...problems["code-refused"],
      reason: "below-minimum",
      minimum: money(3000, eur),
    } as const;
    expect(words(tooLittle, "en")).toBe("The code SPRING counts for goods of €30.00 or more.");
    expect(words(tooLittle, "de")).toBe("Der Code SPRING gilt ab einem Warenwert von 30,00 €.");
  });

  test("a country is called by its name, not by its letters", () => {
    expect(words(problems["country-not-served"], "en")).toBe("We do not deliver to France.");
  });
});
