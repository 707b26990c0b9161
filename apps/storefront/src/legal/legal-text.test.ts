import { expect, test } from "vitest";
import { returns } from "./returns.ts";
import { terms } from "./terms.ts";

test.each([
  ["terms", terms],
  ["returns", returns],
])(
  "both languages of the %s have the same sections, each with a name of its own and something to say",
  (_name, text) => {
    const [english, german] = [text.en, text.de].map(({ sections }) => sections.map(({ id }) => id));
    expect(german).toEqual(english);
    expect(new Set(english).size).toBe(english?.length);
    for (const { sections } of [text.en, text.de])
      for (const { heading, body } of sections)
        expect([heading, ...body.flat()].every((part) => part.trim() !== "")).toBe(true);
  },
);

test("what the merchant has to fill in is in brackets, the same number of times in both languages", () => {
  for (const text of [terms, returns]) {
    const [english, german] = [text.en, text.de].map(
      (one) => JSON.stringify(one).match(/\[[A-Za-zÄÖÜäöüß -]+\]/g) ?? [],
    );
    expect(german).toHaveLength(english?.length ?? 0);
    expect(english?.length).toBeGreaterThan(0);
  }
});
