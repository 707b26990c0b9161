import { expect, test } from "vitest";
import { credentialsOf, sessionCookie } from "./credentials.ts";

const https = { secure: true };
const http = { secure: false };

test("a bearer wins over a cookie, even a bearer that is none", () => {
  const cookie = "dotcart-session=from-cookie";
  expect(credentialsOf(new Headers({ authorization: "Bearer sent", cookie }), http)).toEqual({
    token: "sent",
    via: "bearer",
  });
  expect(credentialsOf(new Headers({ authorization: "Bearer", cookie }), http)).toEqual({
    token: "",
    via: "bearer",
  });
});

test("another scheme does not hide the cookie, and alone it is a token that is none", () => {
  const authorization = "Basic abc";
  const cookie = "dotcart-session=from-cookie";
  expect(credentialsOf(new Headers({ authorization, cookie }), http)?.token).toBe("from-cookie");
  expect(credentialsOf(new Headers({ authorization }), http)).toEqual({ token: "", via: "bearer" });
});

test("the scheme may be written in any case", () => {
  for (const scheme of ["Bearer", "bearer", "BEARER"])
    expect(credentialsOf(new Headers({ authorization: `${scheme} t` }), http)?.token).toBe("t");
});

test("a cookie is found by its exact name among others", () => {
  const cookie = "xdotcart-session=no; dotcart-session=yes; other=1";
  expect(credentialsOf(new Headers({ cookie }), http)).toEqual({ token: "yes", via: "cookie" });
  expect(credentialsOf(new Headers({ cookie: "dotcart-session" }), http)).toBeNull();
  expect(credentialsOf(new Headers(), http)).toBeNull();
});

test("over https only the host-bound cookie counts", () => {
  expect(credentialsOf(new Headers({ cookie: "dotcart-session=planted" }), https)).toBeNull();
  expect(credentialsOf(new Headers({ cookie: "__Host-dotcart-session=ours" }), https)?.token).toBe("ours");
});

test("the cookie is out of scripts' reach, stays on this site and, over https, on this host", () => {
  const attributes = (cookie: string) => cookie.split("; ").slice(1).toSorted();
  const expires = "Expires=Thu, 01 Jan 2026 12:00:00 GMT";
  const noon = Date.UTC(2026, 0, 1, 12);
  expect(attributes(sessionCookie("t", noon, http))).toEqual([expires, "HttpOnly", "Path=/", "SameSite=Lax"]);
  expect(attributes(sessionCookie("t", noon, https))).toEqual([
    expires,
    "HttpOnly",
    "Path=/",
    "SameSite=Lax",
    "Secure",
  ]);
  expect(sessionCookie("t", noon, https)).toMatch(/^__Host-dotcart-session=t;/);
});
