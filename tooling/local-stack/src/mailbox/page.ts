import { linkPattern, type Message } from "./message.ts";

/** The list, newest first. It looks for new mail by itself every few seconds. */
export const inboxPage = (messages: readonly Message[]): string =>
  page(
    "Inbox",
    messages.length === 0
      ? `<p class="empty">No mail yet. What the shop sends to anybody arrives here and goes nowhere else.</p>`
      : `<ul>${messages.map(row).join("")}</ul>`,
    `<meta http-equiv="refresh" content="4">`,
  );

/** One mail: as text with links, and as its sender dressed it, in a frame that runs nothing. */
export const messagePage = (message: Message): string =>
  page(
    message.subject,
    `<nav><a href="/">← Inbox</a></nav>
<h1>${escaped(message.subject)}</h1>
<p class="meta">from ${escaped(message.from)} · to ${escaped(message.to.join(", "))} · ${time(message)}</p>
<pre>${linked(message.text)}</pre>
${message.html === "" ? "" : `<h2>As HTML</h2><iframe title="HTML" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" srcdoc="${escaped(framed(message.html))}"></iframe>`}`,
  );

export const nothingPage = (): string =>
  page("Nothing here", `<nav><a href="/">← Inbox</a></nav><p>There is no such mail.</p>`);

const row = (message: Message): string =>
  `<li><a href="/messages/${message.id}"><strong>${escaped(message.subject)}</strong><span>${escaped(message.to.join(", "))}</span>${time(message)}</a></li>`;

function time({ at }: Message): string {
  const iso = new Date(at).toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")} UTC</time>`;
}

const linked = (text: string): string => {
  let html = "";
  let end = 0;
  for (const { 0: link, index } of text.matchAll(linkPattern)) {
    html += `${escaped(text.slice(end, index))}<a href="${escaped(link)}">${escaped(link)}</a>`;
    end = index + link.length;
  }
  return html + escaped(text.slice(end));
};

const framed = (html: string): string => `<base target="_top">${html}`;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

const page = (title: string, body: string, head = ""): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)} · Mail</title>${head}
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin-top: 2rem }
ul { list-style: none; padding: 0 } li { border-top: 1px solid #8884 }
li a { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .75rem .25rem; color: inherit; text-decoration: none }
li a:hover, li a:focus-visible { background: #8882 } li strong { grid-column: 1 / -1 }
time, .meta, .empty, li span { opacity: .75; font-size: .9rem }
pre { white-space: pre-wrap; font: inherit; padding: 1rem; background: #8881; border-radius: .5rem }
iframe { width: 100%; height: 24rem; border: 1px solid #8884; border-radius: .5rem; background: #fff }
</style></head><body>${title === "Inbox" ? "<h1>Inbox</h1>" : ""}<main>${body}</main></body></html>`;
