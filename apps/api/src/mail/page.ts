import type { Language } from "./language.ts";

/** A mail's HTML around its content, which is already HTML. Everything is inline: mail programs know nothing else. */
export const page = (language: Language, content: readonly string[]): string => `<!doctype html>
<html lang="${language}"><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1917;background:#fafaf9">
<div style="max-width:32rem;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #e7e5e4;border-radius:12px">
${content.join("\n")}
</div></body></html>`;

export const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escaped(text)}</p>`;

export const button = (label: string, link: string): string =>
  `<p style="margin:24px 0"><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1c1917;color:#ffffff;text-decoration:none">${escaped(label)}</a></p>`;

/** The button's link once more, to be copied where buttons do nothing. */
export const footLink = (link: string): string =>
  `<p style="margin:24px 0 0;font-size:13px;color:#57534e;overflow-wrap:anywhere">${escaped(link)}</p>`;

/** A text as HTML shows it, in an element or in an attribute in double quotes. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
