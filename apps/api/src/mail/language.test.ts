import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

test.each([
  [undefined, "en"],
  ["", "en"],
  ["de", "de"],
  ["de-AT", "de"],
  ["DE-de, en;q=0.5", "de"],
  ["en;q=0.5, de;q=0.9", "de"],
  ["fr, nl;q=0.9, de;q=0.3", "de"],
  ["de;q=0, en", "en"],
  ["deutsch", "en"],
  ["*", "en"],
  [`${"x,".repeat(5_000)}de`, "en"],
])("who asks for %s is written to in %s", (header, language) => {
  const headers = new Headers(header === undefined ? {} : { "accept-language": header });
  expect(languageOf(headers)).toBe(language);
});
