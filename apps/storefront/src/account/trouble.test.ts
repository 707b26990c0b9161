import { describe, expect, test } from "vitest";
import { fieldToBlame, troubleIn, troubleOf } from "./trouble.ts";

describe("a refusal by the accounts", () => {
  test("is known by its code, whatever its status", () => {
    expect(troubleIn({ code: "INVALID_EMAIL_OR_PASSWORD", status: 401 })).toBe("credentials");
    expect(troubleIn({ code: "EMAIL_NOT_VERIFIED", status: 403 })).toBe("unverified");
    expect(troubleIn({ code: "TOKEN_EXPIRED", status: 401 })).toBe("link-ended");
  });

  test.each([
    [401, "signed-out"],
    [429, "too-often"],
    [500, "unreachable"],
    [503, "unreachable"],
    [0, "unreachable"],
    [400, "other"],
  ] as const)("without a code of ours is told apart by its status: %i is %s", (status, trouble) => {
    expect(troubleIn({ status })).toBe(trouble);
    expect(troubleIn({ status, code: "NEVER_HEARD_OF" })).toBe(trouble);
  });

  test("is never thrown: no network is a trouble like any other", async () => {
    expect(await troubleOf(Promise.reject(new TypeError("Failed to fetch")))).toBe("unreachable");
    expect(await troubleOf(Promise.resolve({ error: null }))).toBeNull();
    expect(await troubleOf(Promise.resolve({ error: { code: "INVALID_PASSWORD" } }))).toBe("password-wrong");
  });
});

describe("the field to blame", () => {
  const among =
    (...fields: string[]) =>
    (name: string) =>
      fields.includes(name);

  test("is the one the trouble is about, by the name it has in this form", () => {
    expect(fieldToBlame("password-short", among("email", "password"))).toBe("password");
    expect(fieldToBlame("password-short", among("current-password", "new-password"))).toBe("new-password");
    expect(fieldToBlame("password-wrong", among("current-password", "new-password"))).toBe(
      "current-password",
    );
  });

  test("is none when the whole form is meant, or the form has no such field", () => {
    expect(fieldToBlame("credentials", among("email", "password"))).toBeNull();
    expect(fieldToBlame("email-invalid", among("password"))).toBeNull();
  });
});
