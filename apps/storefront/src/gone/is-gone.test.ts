import { describe, expect, test } from "vitest";
import { createIsGone } from "./is-gone.ts";

function shop() {
  const asked: string[] = [];
  const clock = { now: 0 };
  const state = { isAway: false };
  const lookup = (kind: string, known: string[]) => async (slug: string) => {
    asked.push(`${kind}:${slug}`);
    if (state.isAway) throw new Error("away");
    return known.includes(slug);
  };
  const isGone = createIsGone(
    { hasProduct: lookup("product", ["mug"]), hasCategory: lookup("category", ["kitchen"]) },
    () => clock.now,
  );
  return { isGone, asked, clock, state };
}

describe("a page that is not there", () => {
  test.each([
    ["/en/products/mug", false],
    ["/en/products/nope", true],
    ["/de/categories/kitchen", false],
    ["/de/categories/nope/", true],
    ["/en/products", false],
    ["/en/cart", false],
    ["/", false],
    ["/en/products/mug/reviews", false],
  ])("%s is gone: %s", async (path, gone) => expect(await shop().isGone(path)).toBe(gone));

  test("is asked for once in half a minute, whatever the answer", async () => {
    const { isGone, asked, clock } = shop();
    for (const path of ["/en/products/mug", "/de/products/mug", "/en/products/nope", "/en/products/nope"])
      await isGone(path);
    expect(asked).toEqual(["product:mug", "product:nope"]);
    clock.now = 30_001;
    await isGone("/en/products/mug");
    expect(asked).toHaveLength(3);
  });

  test("is not taken for gone while the API is away, and is asked for again when it is back", async () => {
    const { isGone, state } = shop();
    state.isAway = true;
    expect(await isGone("/en/products/nope")).toBe(false);
    state.isAway = false;
    expect(await isGone("/en/products/nope")).toBe(true);
  });
});
