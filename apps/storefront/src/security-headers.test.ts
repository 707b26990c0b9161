import { expect, test } from "vitest";
import { securityHeaders } from "./security-headers.ts";

const headers = (hasStripe: boolean) => securityHeaders({ isDevelopment: false, hasStripe });
const header = (name: string, hasStripe: boolean) =>
  headers(hasStripe).find(({ key }) => key === name)?.value ?? "";
const directive = (name: string, hasStripe: boolean) =>
  header("Content-Security-Policy", hasStripe)
    .split("; ")
    .find((each) => each.startsWith(`${name} `))
    ?.split(" ")
    .slice(1);

test("without Stripe's key nothing of Stripe is let in, by any header", () => {
  expect(JSON.stringify(headers(false))).not.toContain("stripe");
  expect(directive("frame-src", false)).toEqual(["'none'"]);
  expect(header("Permissions-Policy", false)).toContain("payment=()");
});

test("with Stripe's key its script, its frames and its API are let in, and nothing else is", () => {
  const added = (name: string) =>
    directive(name, true)?.filter((source) => !directive(name, false)?.includes(source));
  expect(added("script-src")).toEqual(["https://js.stripe.com", "https://*.js.stripe.com"]);
  expect(added("frame-src")).toEqual([
    "https://js.stripe.com",
    "https://*.js.stripe.com",
    "https://hooks.stripe.com",
  ]);
  expect(added("connect-src")).toEqual(["https://api.stripe.com"]);
  for (const name of ["default-src", "style-src", "img-src", "font-src", "form-action", "worker-src"])
    expect(added(name)).toEqual([]);
  expect(header("Permissions-Policy", true)).toContain(`payment=(self "https://js.stripe.com")`);
});

test("what has nothing to do with paying is the same with and without it", () => {
  const rest = (hasStripe: boolean) =>
    headers(hasStripe).filter(({ key }) => !["Content-Security-Policy", "Permissions-Policy"].includes(key));
  expect(rest(true)).toEqual(rest(false));
});
