import type { Page } from "@playwright/test";
import { isPlain } from "./goods.ts";
import { add, drawer, openProduct, whenAlive } from "./pages.ts";
import { expect, test } from "./test.ts";

test.describe("on a narrow phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, expectedNoise: /\/en\/nothing$/ });

  const overflow = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  for (const path of [
    "/en",
    "/de",
    "/de/products",
    "/en/search?q=tea",
    "/de/cart",
    "/de/sign-in",
    "/de/sign-up",
    "/en/offline",
    "/en/nothing",
    "/en/products?from=90000",
  ])
    test(`nothing is wider than the screen: ${path}`, async ({ page }) => {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      expect(await overflow(page)).toBe(0);
    });

  test("nothing is wider than the screen: product, drawer and cart", async ({ page, goods }) => {
    await openProduct(page, goods.find("plain product", isPlain), "de");
    expect(await overflow(page)).toBe(0);
    await add(page);
    expect(await overflow(page)).toBe(0);
    await page.goto("/de/cart");
    await whenAlive(page);
    expect(await overflow(page)).toBe(0);
  });

  test("nothing is wider than the narrowest screen: drawer and cart", async ({ page, goods }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openProduct(page, goods.find("plain product", isPlain), "de");
    await add(page);
    const list = drawer(page).getByRole("list");
    await expect(list).toBeVisible();
    expect(
      await list.evaluate((element) => {
        const scroller = element.closest(".overflow-y-auto");
        return scroller && scroller.scrollWidth - scroller.clientWidth;
      }),
    ).toBe(0);
    await page.goto("/de/cart");
    await whenAlive(page);
    await expect(
      page
        .getByRole("main")
        .getByRole("button", { name: /entfernen$/ })
        .first(),
    ).toBeInViewport({
      ratio: 1,
    });
    expect(await overflow(page)).toBe(0);
  });

  test("the filters open and close", async ({ page }) => {
    await page.goto("/en/products");
    await whenAlive(page);
    const toggle = page.getByRole("button", { name: "Filter and sort" });
    await expect(page.getByLabel("Sort by")).toBeHidden();
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-expanded", "true");
    await expect(page.getByLabel("Sort by")).toBeVisible();
  });
});

test.describe("while a page loads, nothing on it moves", () => {
  /** The sum of all layout shifts since the page began, those right after a click left out, as browsers score it. */
  const shifts = (page: Page): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) =>
            resolve(
              list
                .getEntries()
                .map((entry) => entry as PerformanceEntry & { value: number; hadRecentInput: boolean })
                .reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
            ),
          ).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => setTimeout(() => resolve(0), 300));
        }),
    );

  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ])
    test.describe(`${viewport.width} wide`, () => {
      test.use({ viewport });
      for (const path of ["/en", "/en/products", "/en/cart", "/en/sign-in", "/en/sign-up"])
        test(path, async ({ page }) => {
          await page.goto(path);
          await whenAlive(page);
          await page.waitForLoadState("networkidle");
          expect(await shifts(page)).toBeLessThan(0.01);
        });

      test("a product, from the list", async ({ page, goods }) => {
        await openProduct(page, goods.find("plain product", isPlain));
        await page.waitForLoadState("networkidle");
        expect(await shifts(page)).toBeLessThan(0.01);
      });
    });
});
