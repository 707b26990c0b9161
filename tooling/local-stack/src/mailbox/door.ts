import type { RequestListener } from "node:http";
import { inboxPage, messagePage, nothingPage } from "./page.ts";
import type { MailStore } from "./store.ts";

const html = "text/html; charset=utf-8";

/** `/` the inbox, `/messages/<id>` one mail, `/api/messages[?to=…]` all of it for programs, newest first. */
export const createMailDoor =
  (store: MailStore): RequestListener =>
  (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://mailbox");
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, {
        "content-type": type,
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, html, nothingPage());
    if (pathname === "/") return answer(200, html, inboxPage(store.all()));
    if (pathname === "/api/messages") {
      const to = searchParams.get("to")?.toLowerCase();
      const messages = store.all().filter((message) => to === undefined || message.to.includes(to));
      return answer(200, "application/json", JSON.stringify(messages));
    }
    const id = /^\/messages\/(\d+)$/.exec(pathname)?.[1];
    const message = store.all().find((each) => String(each.id) === id);
    if (message === undefined) return answer(404, html, nothingPage());
    return answer(200, html, messagePage(message));
  };
