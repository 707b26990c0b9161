import type { Language } from "./language.ts";
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
  const { subject, lines, button, after } = words[language][occasion];
  const { greeting, farewell } = words[language];
  return {
    to,
    subject,
    text: [greeting, ...lines, `${button}:\n${link}`, ...after, farewell].join("\n\n"),
    html: `<!doctype html>
<html lang="${language}"><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1917;background:#fafaf9">
<div style="max-width:32rem;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #e7e5e4;border-radius:12px">
${[greeting, ...lines].map(paragraph).join("\n")}
<p style="margin:24px 0"><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1c1917;color:#ffffff;text-decoration:none">${escaped(button)}</a></p>
${after.map(paragraph).join("\n")}
${paragraph(farewell)}
<p style="margin:24px 0 0;font-size:13px;color:#57534e;overflow-wrap:anywhere">${escaped(link)}</p>
</div></body></html>`,
  };
}

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escaped(text)}</p>`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
