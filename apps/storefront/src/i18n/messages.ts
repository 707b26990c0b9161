import de from "../../messages/de.json" with { type: "json" };
import en from "../../messages/en.json" with { type: "json" };
import type { Locale } from "./routing.ts";

/** Everything the shop says, by language. English is the reference: another language has exactly its keys. */
export const messages = { en, de } as const satisfies Record<Locale, typeof en>;
