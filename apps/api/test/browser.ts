import type { Handler } from "../src/handler.ts";
import { call, type Reply } from "./call.ts";

export type Browser = ReturnType<typeof openBrowser>;

/** A browser on a page at this origin: it keeps cookies, sends them along, and says where it is. */
export function openBrowser(handler: Handler, origin: string, now: () => number = Date.now) {
  const jar = new Map<string, string>();

  function take(cookie: string): void {
    const [pair = "", ...attributes] = cookie.split("; ");
    const name = pair.slice(0, pair.indexOf("="));
    const expires = attributes.find((attribute) => attribute.startsWith("Expires="));
    const isGone = attributes.includes("Max-Age=0") || Date.parse(expires?.slice(8) ?? "") <= now();
    if (isGone) jar.delete(name);
    else jar.set(name, pair.slice(pair.indexOf("=") + 1));
  }

  const headers = () => ({ origin, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") });

  return {
    jar,
    take,
    /** Whose reply was lost: the server has done it, the browser never heard. */
    async lose(path: string): Promise<void> {
      await call(handler, path, { headers: headers() });
    },
    async call(path: string, input?: unknown): Promise<Reply> {
      const answer = await call(handler, path, { input, headers: headers() });
      for (const cookie of answer.headers.getSetCookie()) take(cookie);
      return answer;
    },
    /** A request below /api/auth; a POST when it has a body. */
    async ask(path: string, body?: object): Promise<number> {
      const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
      const type = body === undefined ? {} : { "content-type": "application/json" };
      const request = new Request(`${origin}/api/auth${path}`, {
        ...sent,
        headers: { ...headers(), ...type },
      });
      const answer = await handler(request);
      for (const cookie of answer.headers.getSetCookie()) take(cookie);
      return answer.status;
    },
  };
}
