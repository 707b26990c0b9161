import type { createTranslator, Messages } from "next-intl";
import { formatMoney } from "#format/money.ts";
import type { Trouble } from "#trpc/problem-of.ts";
import type { Locale } from "./routing.ts";

export type ProblemTranslator = ReturnType<typeof createTranslator<Messages, "Problem">>;

/** The sentence for each kind of trouble. A new kind does not compile until it has one. */
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
  "cart-closed": "unauthorized",
  "other-cart": "other",
  "foreign-rid": "other",
  "malformed-delta": "other",
  "malformed-have": "other",
  "delta-too-large": "other",
  "unknown-wire-version": "other",
  "seal-refused": "other",
  "too-many-streams": "other",
  "too-many-tries": "other",
  "invalid-input": "other",
  "malformed-request": "other",
  "request-too-large": "other",
  "batch-too-large": "other",
  "unsupported-media-type": "other",
  "method-not-allowed": "other",
  "no-such-procedure": "other",
  "no-such-path": "other",
  "no-such-product": "product-not-found",
  "not-served-here": "other",
  "invalid-cursor": "other",
  unauthorized: "unauthorized",
  "foreign-origin": "other",
  "dependency-unavailable": "unreachable",
  "api-unreachable": "unreachable",
  internal: "other",
} as const satisfies Record<Trouble["kind"], keyof Messages["Problem"]>;

/** What went wrong, in one sentence a shopper can act on. */
export function problemWords(t: ProblemTranslator, trouble: Trouble, locale: Locale): string {
  switch (trouble.kind) {
    case "insufficient-stock":
      return t("insufficient-stock", { available: trouble.available, requested: trouble.requested });
    case "quantity-not-allowed": {
      const { min, max, step, requested } = trouble;
      return t("quantity-not-allowed", { min, max, step, requested });
    }
    case "price-changed":
      return t("price-changed", {
        was: formatMoney(trouble.was, locale),
        is: formatMoney(trouble.is, locale),
      });
    case "quantity-conflict": {
      const list = new Intl.ListFormat(locale, { type: "disjunction" });
      return t("quantity-conflict", { candidates: list.format(trouble.candidates.map(String)) });
    }
    case "too-many-lines":
      return t("too-many-lines", { limit: trouble.limit });
    default:
      return t(sentences[trouble.kind]);
  }
}
