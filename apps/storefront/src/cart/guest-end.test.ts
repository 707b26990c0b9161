import { expect, test } from "vitest";
import { guestEnd } from "./guest-end.ts";

test("the end of a guest's cart is found among other cookies", () => {
  expect(guestEnd("a=1; dotcart-mark=g.0123456789abcdefghijkl.1797854400; b=2")).toBe(1_797_854_400_000);
  expect(guestEnd("dotcart-mark=g.0123456789abcdefghijkl.1797854400")).toBe(1_797_854_400_000);
});

test.each([
  "",
  "dotcart-mark=",
  "dotcart-mark=a.0123456789abcdefghijkl.1797854400",
  "my-dotcart-mark=g.x.5",
  "dotcart-mark=g.x.5y",
])("nothing else is taken for it: %s", (cookies) => expect(guestEnd(cookies)).toBeNull());
