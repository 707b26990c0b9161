import type { Message } from "@dotcart/local-stack";
import { storefrontUrl } from "./open-accounts.ts";

export type Answer = { readonly status: number; readonly body: Body; readonly headers: Headers };

/** What answers may hold; each test looks at what its own answer has. */
type Body = {
  readonly code?: string;
  readonly message?: string;
  readonly status?: boolean;
  readonly user?: { readonly email: string; readonly name: string } | null;
  readonly error?: { readonly data: { readonly problem: { readonly kind: string } } };
} | null;

export type Browser = ReturnType<typeof openBrowser>;

/** A browser on a page of the shop: it keeps cookies, and says where its requests come from. */
export function openBrowser(apiUrl: string, language = "en") {
  const jar = new Map<string, string>();
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

  async function ask(path: string, body?: object, extra: Record<string, string> = {}): Promise<Answer> {
    const headers = {
      ...(jar.size === 0 ? {} : { cookie: cookie() }),
      "accept-language": language,
      "sec-fetch-site": "same-origin",
      ...(body === undefined ? {} : { origin: storefrontUrl, "content-type": "application/json" }),
      ...extra,
    };
    const response = await fetch(`${apiUrl}/api/auth${path}`, {
      redirect: "manual",
      headers,
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
  }

  return {
    ask,
    cookies: () => new Headers({ cookie: cookie() }),
    isSignedIn: async () => (await ask("/get-session")).body !== null,
    /** What the storefront's page does that a mail leads to. */
    follow: (mail: Message) => ask(`/verify-email?token=${tokenIn(mail)}`),
  };
}

export function tokenIn({ links }: Message): string {
  const token = new URL(links[0] ?? "").searchParams.get("token");
  if (token === null) throw new Error(`There is no token in ${links[0]}.`);
  return token;
}

let people = 0;
/** Somebody nobody has heard of. */
export const somebody = () => ({
  name: "Ada",
  email: `ada-${++people}@example.com`,
  password: "correct horse battery",
});
