import { expect, test } from "vitest";
import { markIn } from "./mark.ts";

const id = "AbCdEfGhIjKlMnOpQrStUv";

test("the mark says whose cart this is and until when", () => {
  expect(markIn(`theme=dark; dotcart-mark=g.${id}.1790000000`)).toEqual({
    kind: "guest",
    cartId: id,
    endsAt: 1_790_000_000_000,
  });
  expect(markIn(`dotcart-mark=a.${id}.1; other=1`)).toMatchObject({ kind: "account" });
});

test.each([
  "",
  "dotcart-mark=",
  "dotcart-mark",
  `xdotcart-mark=g.${id}.1`,
  `dotcart-mark=x.${id}.1`,
  "dotcart-mark=g.short.1",
  `dotcart-mark=g.${id}.soon`,
  `dotcart-mark=g.${id}`,
])("%j marks nobody", (cookies) => {
  expect(markIn(cookies)).toBeNull();
});
