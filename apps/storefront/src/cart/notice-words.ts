import type { Notice } from "@dotcart/cart-client/core";
import type { createTranslator, Messages } from "next-intl";

export type NewsTranslator = ReturnType<typeof createTranslator<Messages, "News">>;

/** The sentence for each reason why the server did not take something. A new reason does not compile without one. */
const refusals = {
  "product-not-found": "gone",
  "too-many-operations": "full",
  "too-many-replicas": "full",
  "foreign-rid": "other",
  malformed: "other",
} as const satisfies Record<
  Extract<Notice, { kind: "refused" }>["problem"]["kind"],
  "gone" | "full" | "other"
>;

/** What happened, in a sentence. `name` is what the goods are called that it is about. */
export function noticeWords(t: NewsTranslator, notice: Notice, name: string): string {
  switch (notice.kind) {
    case "refused":
      return t(`refused_${refusals[notice.problem.kind]}`, { name });
    case "storage":
      return t(`storage_${notice.trouble}`);
    case "session-ended":
      return t("session-ended");
    case "outdated":
      return t("outdated");
  }
}
