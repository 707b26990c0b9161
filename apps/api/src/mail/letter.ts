import type { Language } from "./language.ts";
import { button, footLink, page, paragraph } from "./page.ts";
import type { Mail } from "./port.ts";
import { type Occasion, words } from "./words.ts";

export type Letter = {
  readonly to: string;
  readonly occasion: Occasion;
  readonly language: Language;
  /** Where its button leads. */
  readonly link: string;
};

/**
 * The mail for an occasion. It says nothing that a stranger could have typed: whoever signs up with somebody else's
 * address must not be able to write to him by calling himself something.
 */
export function letter({ to, occasion, language, link }: Letter): Mail {
  const { subject, lines, button: label, after } = words[language][occasion];
  const { greeting, farewell } = words[language];
  return {
    to,
    subject,
    text: [greeting, ...lines, `${label}:\n${link}`, ...after, farewell].join("\n\n"),
    html: page(language, [
      ...[greeting, ...lines].map(paragraph),
      button(label, link),
      ...after.map(paragraph),
      paragraph(farewell),
      footLink(link),
    ]),
  };
}
