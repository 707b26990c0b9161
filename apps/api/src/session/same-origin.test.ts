import { expect, test } from "vitest";
import { isFromOurPages } from "./same-origin.ts";

const shop = { allowedOrigins: ["https://shop.example"] };
const isOurs = (headers: Record<string, string>) =>
  isFromOurPages(new Headers(headers), "http://127.0.0.1:4000/trpc/cart.add", shop);

test.each([
  ["a page of the shop", { origin: "https://shop.example" }, true],
  ["a page of the API's own origin", { origin: "http://127.0.0.1:4000" }, true],
  ["a page whose browser vouches for the same origin", { "sec-fetch-site": "same-origin" }, true],
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
  [
    "another host of the same site",
    { origin: "https://blog.shop.example", "sec-fetch-site": "same-site" },
    false,
  ],
  ["a name that begins like ours", { origin: "https://shop.example.evil.example" }, false],
  ["our name without https", { origin: "http://shop.example" }, false],
  ["a sandboxed frame or a file", { origin: "null" }, false],
  ["an address typed in", { "sec-fetch-site": "none" }, false],
  ["nobody who says who he is", {}, false],
])("a mutation with a cookie from %s: %o is %o", (_who, headers, expected) => {
  expect(isOurs(headers)).toBe(expected);
});
