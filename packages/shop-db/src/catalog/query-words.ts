/** Longer queries are cut; nobody's last word is behind this. */
const longest = 200;

export type QueryWords = {
  /** The whole query, fit for Postgres' own web-style parser. */
  readonly text: string;
  /** What stands before `beginning`. */
  readonly before: string;
  /** The last word, which may not be written to its end yet; null where it is excluded or inside a phrase. */
  readonly beginning: string | null;
};

/** Takes any text. Letters and digits alone get into `beginning`. */
export function queryWords(query: string): QueryWords {
  const text = [...query.toWellFormed().replace(/\p{Cc}/gu, " ")].slice(0, longest).join("");
  const match = /^(?<before>.*?)(?<beginning>[\p{L}\p{N}]+)$/su.exec(text);
  const { before = "", beginning = "" } = match?.groups ?? {};
  const isExcluded = /(^|\s)-$/.test(before);
  const isInPhrase = before.split('"').length % 2 === 0;
  return { text, before, beginning: beginning === "" || isExcluded || isInPhrase ? null : beginning };
}
