import { expect, test } from "vitest";
import { languages } from "./language.ts";
import { letter } from "./letter.ts";
import { type Occasion, words } from "./words.ts";

const { greeting: _greeting, farewell: _farewell, ...english } = words.en;
const occasions = Object.keys(english) as Occasion[];
const link = "https://shop.example/en/verify-email?token=a&b=c";

test.each(languages.flatMap((language) => occasions.map((occasion) => ({ language, occasion }))))(
  "the letter $occasion in $language says the same as text and as HTML, and leads to its link",
  ({ language, occasion }) => {
    const { subject, text, html } = letter({ to: "ada@example.com", occasion, language, link });
    expect(subject).toBe(words[language][occasion].subject);
    expect(text.split("\n")).toContain(link);
    expect(html).toContain(`href="${link.replace("&", "&amp;")}"`);
    for (const line of [...words[language][occasion].lines, ...words[language][occasion].after]) {
      expect(text).toContain(line);
      expect(html).toContain(line);
    }
  },
);

test("no two occasions have the same subject", () => {
  for (const language of languages) {
    const subjects = occasions.map((occasion) => words[language][occasion].subject);
    expect(new Set(subjects)).toHaveLength(occasions.length);
  }
});

test("a link that would end its attribute does not", () => {
  const { html } = letter({
    to: "a@b.example",
    occasion: "verify",
    language: "en",
    link: 'https://shop.example/"><script>',
  });
  expect(html).not.toContain("<script>");
});
