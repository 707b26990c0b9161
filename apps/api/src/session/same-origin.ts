import type { Shop } from "../context.ts";

/**
 * Whether a mutation that carries a cookie was sent by a page of ours and not by somebody else's in the same browser.
 * A browser says who sent it, in headers that no page can write: `Sec-Fetch-Site` where it knows the header, `Origin`
 * with every POST. A request that says neither was not sent by a page and is refused all the same: programs use a bearer.
 */
export function isFromOurPages(headers: Headers, url: string, shop: Pick<Shop, "allowedOrigins">): boolean {
  if (headers.get("sec-fetch-site") === "same-origin") return true;
  const origin = headers.get("origin");
  return origin !== null && (shop.allowedOrigins.includes(origin) || origin === new URL(url).origin);
}
