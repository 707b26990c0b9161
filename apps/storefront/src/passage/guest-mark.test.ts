import { expect, test } from "vitest";
import { guestMarkIn } from "#cart/guest-mark-store.ts";
import { guestMark } from "./guest-mark.ts";

const expires = "Mon, 21 Dec 2026 12:00:00 GMT";

test("the mark ends with the session, says when, and holds nothing of it", () => {
  expect(guestMark(`dotcart-session=secret.token; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax`)).toBe(
    `dotcart-guest=1797854400; Path=/; Expires=${expires}; SameSite=Lax`,
  );
});

test("a session that only travels encrypted has a mark that does, too", () => {
  expect(
    guestMark(`__Host-dotcart-session=t; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax; Secure`),
  ).toMatch(/; Secure$/);
});

test.each(["other=1; Path=/", "dotcart-session=t; Path=/", "not-dotcart-session=t; Expires=x"])(
  "%s leaves no mark",
  (cookie) => expect(guestMark(cookie)).toBeNull(),
);

test("the mark is found among other cookies, and nothing else is taken for it", () => {
  expect(guestMarkIn("a=1; dotcart-guest=1797854400; b=2")).toBe("1797854400");
  expect(guestMarkIn("my-dotcart-guest=5")).toBeNull();
  expect(guestMarkIn("dotcart-guest=; a=1")).toBeNull();
  expect(guestMarkIn("")).toBeNull();
});
