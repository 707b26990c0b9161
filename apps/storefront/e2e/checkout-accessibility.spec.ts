import type { Page } from "@playwright/test";
import {
  choose,
  fillAddress,
  onward,
  openCheckout,
  placeButton,
  quietGood,
  whenOrdered,
  whenReviewed,
  whenSettled,
} from "./checkout-pages.ts";
import { findings } from "./findings.ts";
import { putIntoCart } from "./pages.ts";
import { expect, test } from "./test.ts";

test("axe finds nothing in any step, light or dark", async ({ page, goods }) => {
  test.slow();
  await page.goto("/en/checkout");
  await expect(page.getByRole("heading", { name: "There is nothing to order" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await putIntoCart(page, quietGood(goods, 8));
  await openCheckout(page);
  await whenSettled(page);
  expect(await findings(page)).toEqual([]);
  await onward(page).click();
  expect(await findings(page)).toEqual([]);
  await fillAddress(page);
  for (const title of ["How shall it get there?", "How would you like to pay?"]) {
    await onward(page).click();
    await expect(page.getByRole("heading", { name: title })).toBeFocused();
    await whenSettled(page);
    expect(await findings(page)).toEqual([]);
  }
  await choose(page, "ok");
  await whenReviewed(page);
  expect(await findings(page)).toEqual([]);
});

/** Presses Tab until the focus is where it should be; fails when it never gets there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (
      await page
        .locator(selector)
        .evaluateAll((found) => found.some((each) => each === document.activeElement))
    )
      return;
  }
  throw new Error(`The focus never came to ${selector}.`);
}

test("the keyboard alone is enough to order", async ({ page, goods }) => {
  await putIntoCart(page, quietGood(goods, 9));
  await openCheckout(page);
  await tabTo(page, "input[name=email]");
  await page.keyboard.type("ada@example.com");
  for (const [name, words] of [
    ["name", "Ada Example"],
    ["line1", "Torstraße 1"],
    ["postalCode", "10119"],
    ["city", "Berlin"],
  ] as const) {
    await tabTo(page, `input[name=${name}]`);
    await page.keyboard.type(words);
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "How shall it get there?" })).toBeFocused();
  await tabTo(page, "input[name=delivery]");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Express/ })).toBeChecked();
  await tabTo(page, "main form button[type=submit]");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "How would you like to pay?" })).toBeFocused();
  await tabTo(page, "input[name=payment]");
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio", { name: /^Test card that works/ })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await whenReviewed(page);
  await expect(page.getByRole("heading", { name: "Is this right?" })).toBeFocused();
  await tabTo(page, "main form button[type=submit]");
  await expect(placeButton(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await whenOrdered(page);
});

for (const viewport of [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
])
  test(`on a phone of ${viewport.width} nothing is wider than the screen`, async ({ page, goods }) => {
    await page.setViewportSize(viewport);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await putIntoCart(page, quietGood(goods, 8));
    await openCheckout(page, "de");
    await whenReady(page);
    expect(await overflow()).toBe(0);
    await onward(page).click();
    expect(await overflow()).toBe(0);
    await fillAddress(page);
    for (const step of ["delivery", "payment"]) {
      await onward(page).click();
      await expect(page).toHaveURL(new RegExp(`step=${step}`));
      expect(await overflow()).toBe(0);
    }
    await choose(page, "ok");
    await expect(placeButton(page)).toBeVisible();
    expect(await overflow()).toBe(0);
  });

/** On a phone the sums are folded up. */
const whenReady = (page: Page): Promise<void> => expect(page.locator("summary").getByText(/€/)).toBeVisible();

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])
  test(`while the checkout loads, ${viewport.width} wide, nothing on it moves`, async ({ page, goods }) => {
    await page.setViewportSize(viewport);
    await putIntoCart(page, quietGood(goods, 8));
    await openCheckout(page);
    await expect(page.locator("[data-testid=sums][data-settled=true]").first()).toBeAttached();
    const shifts = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & {
              value: number;
              hadRecentInput: boolean;
            })[])
              if (!entry.hadRecentInput) sum += entry.value;
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => setTimeout(() => resolve(sum), 300));
        }),
    );
    expect(shifts).toBeLessThan(0.01);
  });
