import type { Shop } from "../context.ts";

/**
 * Whether a mutation that carries a cookie was sent by a page of ours and not by somebody else's in the same browser.
 * A browser states who sent it: `Sec-Fetch-Site` cannot be written by a page, and `Origin` comes with every POST.
 * A request that states neither was not made by a browser's page, and is refused all the same: programs use a bearer.
 */
export function isFromOurPages(headers: Headers, url: string, shop: Pick<Shop, "allowedOrigins">): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return shop.allowedOrigins.includes(origin) || origin === originOf(url);
  return headers.get("sec-fetch-site") === "same-origin";
}

const originOf = (url: string): string => new URL(url).origin;
