import type { CartProblem, DotProblem } from "@dotcart/cart-domain";
import type { CheckoutProblem } from "@dotcart/cart-domain/checkout";
import type { createTranslator, Messages } from "next-intl";
import { countryName } from "#addresses/countries.ts";
import { formatMoney } from "#format/money.ts";
import type { Locale } from "./routing.ts";

export type ProblemTranslator = ReturnType<typeof createTranslator<Messages, "Problem">>;

/** Why a change may not be made, or what must be known of a line, or of all of it, before it is bought. */
export type ShopperProblem = CartProblem | DotProblem | CheckoutProblem;

/** The sentence for each kind; the kinds of one that is told in several ways stand below. A new kind does not compile until it has one. */
const sentences = {
  "product-not-found": "product-not-found",
  unavailable: "unavailable",
  "insufficient-stock": "insufficient-stock",
  "quantity-not-allowed": "quantity-not-allowed",
  "price-changed": "price-changed",
  "quantity-conflict": "quantity-conflict",
  "too-many-lines": "too-many-lines",
  "too-many-operations": "too-many-operations",
  "too-many-replicas": "too-many-operations",
  "operation-id-reused": "other",
  "cart-closed": "other",
  "foreign-rid": "other",
  "cart-empty": "cart-empty",
  "cart-changed": "cart-changed",
  "already-ordered": "already-ordered",
  "being-ordered": "being-ordered",
  "country-not-served": "country-not-served",
  "delivery-not-offered": "delivery-not-offered",
} as const satisfies Record<
  Exclude<ShopperProblem["kind"], "code-refused" | "amount-changed">,
  keyof Messages["Problem"]
>;

/** What is the matter, in one sentence a shopper can act on. */
export function problemWords(t: ProblemTranslator, problem: ShopperProblem, locale: Locale): string {
  switch (problem.kind) {
    case "insufficient-stock":
      return t("insufficient-stock", { available: problem.available, requested: problem.requested });
    case "quantity-not-allowed": {
      const { min, max, step, requested } = problem;
      return t("quantity-not-allowed", { min, max, step, requested });
    }
    case "price-changed":
      return t("price-changed", {
        was: formatMoney(problem.was, locale),
        is: formatMoney(problem.is, locale),
      });
    case "quantity-conflict": {
      const list = new Intl.ListFormat(locale, { type: "conjunction" });
      return t("quantity-conflict", { candidates: list.format(problem.candidates.map(String)) });
    }
    case "too-many-lines":
      return t("too-many-lines", { limit: problem.limit });
    case "already-ordered":
      return t("already-ordered", { number: problem.orderNumber, quantity: problem.quantity });
    case "being-ordered":
      return t("being-ordered", { number: problem.orderNumber });
    case "country-not-served":
      return t("country-not-served", { country: countryName(problem.country, locale) });
    case "code-refused": {
      const { code, reason, minimum } = problem;
      return t(`code-refused_${reason}`, {
        code,
        minimum: minimum === null ? "" : formatMoney(minimum, locale),
      });
    }
    case "amount-changed":
      return t(`amount-changed_${problem.part}`, {
        was: formatMoney(problem.was, locale),
        is: formatMoney(problem.is, locale),
      });
    default:
      return t(sentences[problem.kind]);
  }
}
