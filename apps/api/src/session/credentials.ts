import type { Shop } from "../context.ts";

export type Credentials = { readonly token: string; readonly via: "bearer" | "cookie" };

/**
 * `__Host-` binds the cookie to this very host and to https (RFC 6265bis); browsers refuse that name over plain http,
 * where a laptop's shop therefore uses the bare one.
 */
export const cookieName = (shop: Pick<Shop, "secure">): string =>
  shop.secure ? "__Host-dotcart-session" : "dotcart-session";

/**
 * The token a request shows: a bearer wins over a cookie, because somebody chose to send it. Another scheme is not
 * for us (a proxy's Basic, say) and does not hide the cookie; alone it is a malformed token.
 */
export function credentialsOf(headers: Headers, shop: Pick<Shop, "secure">): Credentials | null {
  const authorization = headers.get("authorization");
  const bearer = authorization === null ? null : bearerOf(authorization);
  if (bearer !== null) return { token: bearer, via: "bearer" };
  const cookie = cookieOf(headers.get("cookie"), cookieName(shop));
  if (cookie !== null) return { token: cookie, via: "cookie" };
  return authorization === null ? null : { token: "", via: "bearer" };
}

/** The scheme is case-insensitive (RFC 9110, 11.1). Null where it is another one. */
function bearerOf(authorization: string): string | null {
  return /^bearer( |$)/i.test(authorization) ? authorization.slice(7).trim() : null;
}

/** The value of the first cookie of exactly this name, or null. */
export function cookieOf(header: string | null, name: string): string | null {
  if (header === null) return null;
  for (const pair of header.split(";")) {
    const separator = pair.indexOf("=");
    if (separator > 0 && pair.slice(0, separator).trim() === name) return pair.slice(separator + 1).trim();
  }
  return null;
}

/** `endsAt`: when the browser forgets it, in milliseconds since the epoch. The token in it may end sooner. */
export const sessionCookie = (token: string, endsAt: number, shop: Pick<Shop, "secure">): string =>
  hiddenCookie(cookieName(shop), { value: token, endsAt }, shop);

/** A cookie out of scripts' reach that other sites' pages send with nothing that changes anything. */
export function hiddenCookie(
  name: string,
  { value, endsAt }: CookieValue,
  shop: Pick<Shop, "secure">,
): string {
  const expires = new Date(endsAt).toUTCString();
  return `${name}=${value}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax${shop.secure ? "; Secure" : ""}`;
}

export type CookieValue = { readonly value: string; readonly endsAt: number };
