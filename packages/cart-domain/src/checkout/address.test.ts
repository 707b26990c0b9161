import { expect, test } from "vitest";
import { Address } from "./address.ts";

const ada = { name: "Ada", line1: "1 Lane", city: "London", postalCode: "N1", country: "GB" };

test("an address is one line in each field, trimmed, in any script", () => {
  expect(Address.parse({ ...ada, name: "  Ada Łovelace 李 😀 " }).name).toBe("Ada Łovelace 李 😀");
  expect(Address.parse({ ...ada, line2: "c/o Ada", region: "Kent", phone: "+44 1" })).toMatchObject(ada);
});

test.each([
  "",
  "   ",
  "a\nb",
  "a\r\nBcc: eve@example.com",
  "a\u0000",
  "a\u0085b",
  "a\u2028b",
  "a\u2029b",
  "a\ud800",
  "\udc00a",
  "x".repeat(121),
])("%j is no name", (name) => {
  expect(Address.safeParse({ ...ada, name }).success).toBe(false);
});

test("a field nobody knows is refused, and a country is two capital letters", () => {
  expect(Address.safeParse({ ...ada, company: "x" }).success).toBe(false);
  for (const country of ["gb", "GBR", "G1", ""])
    expect(Address.safeParse({ ...ada, country }).success).toBe(false);
});
