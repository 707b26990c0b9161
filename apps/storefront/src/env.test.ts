import { expect, test } from "vitest";
import { readEnvironment } from "./env.ts";

test("without any variable the shop is the one on this laptop", () => {
  expect(readEnvironment({ API_URL: "" })).toEqual({
    API_URL: "http://127.0.0.1:4000",
    SITE_URL: "http://127.0.0.1:3000",
    CURRENCY: "EUR",
  });
});

test("an address is taken as an origin, so that no path is ever doubled", () => {
  expect(readEnvironment({ SITE_URL: "https://shop.example/" }).SITE_URL).toBe("https://shop.example");
});

test.each([
  ["API_URL", "api.example"],
  ["SITE_URL", "ftp://shop.example"],
  ["CURRENCY", "euro"],
])("a wrong %s is named", (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(name);
});
