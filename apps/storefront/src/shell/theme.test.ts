import { expect, test } from "vitest";
import { nextTheme, themeOf } from "./theme.ts";

test.each(["light", "dark"] as const)(
  "on a %s device three clicks lead around, and the first one shows",
  (device) => {
    const first = nextTheme("system", device);
    const second = nextTheme(first, device);
    expect(first).not.toBe(device);
    expect(second).toBe(device);
    expect(nextTheme(second, device)).toBe("system");
  },
);

test("whatever else is kept in the browser is the device's theme", () => {
  expect(["light", "dark", "system", "sepia", undefined].map(themeOf)).toEqual([
    "light",
    "dark",
    "system",
    "system",
    "system",
  ]);
});
