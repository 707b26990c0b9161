import type { Page } from "@playwright/test";
import { hasSeveralVariants, isPlain } from "./goods.ts";
import { literally } from "./literally.ts";
import { addButton, cartButton, drawer, line, quantity, whenAlive } from "./pages.ts";
import { expect, test } from "./test.ts";

/** Presses Tab until the focus is where it should be; fails when it never gets there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 1) {
      const label = await focused.evaluate((element) => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        return element.getAttribute("aria-label") ?? labels[0]?.textContent ?? element.textContent ?? "";
      });
      if (name.test(label.trim())) return;
    }
  }
  throw new Error(`The focus never came to ${name}.`);
}

test("the keyboard alone is enough to shop", async ({ page, goods }) => {
  const good = goods.find("plain product with several variants", (g) => isPlain(g) && hasSeveralVariants(g));
  const { product, variant } = good;
  await page.goto("/en");
  await whenAlive(page);

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await tabTo(page, /^Search products$/);
  await page.keyboard.type(product.name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Results for/ })).toBeVisible();
  await expect(page.getByRole("link", { name: product.name, exact: true })).toBeVisible();
  await tabTo(page, new RegExp(`^${literally(product.name)}$`));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: product.name })).toBeVisible();

  await page.getByRole("radio").first().focus();
  for (let presses = 0; presses < product.variants.length; presses++) {
    if (await page.getByRole("radio", { name: variant.name }).isChecked()) break;
    await page.keyboard.press("ArrowRight");
  }
  await expect(page.getByRole("radio", { name: variant.name })).toBeChecked();
  await tabTo(page, /^Quantity of/);
  await page.keyboard.press("ArrowUp");
  await expect(quantity(page)).toHaveValue("2");
  await tabTo(page, /^Add to cart$/);
  await page.keyboard.press("Enter");

  await expect(drawer(page)).toBeVisible();
  await expect(drawer(page).locator(":focus")).toHaveCount(1);
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Tab");
    await expect(drawer(page).locator(":focus")).toHaveCount(1);
  }
  await tabTo(page, /^Quantity of/);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("4");
  await page.keyboard.press("Enter");
  await expect(drawer(page).getByRole("heading", { name: "Your cart (4)" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer(page)).toBeHidden();
  await expect(addButton(page)).toBeFocused();

  await page.keyboard.press("Tab");
  await cartButton(page).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, /^Remove/);
  await page.keyboard.press("Enter");
  await expect(drawer(page).getByRole("button", { name: /^Undo/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(quantity(line(drawer(page), good))).toHaveValue("4");
  await tabTo(page, /^View cart$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/cart$/);
});

test("the way past the header leads to the content", async ({ page }) => {
  await page.goto("/en/products");
  await whenAlive(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the appearance is chosen by keyboard, and kept", async ({ page }) => {
  await page.goto("/en");
  await whenAlive(page);
  await page.getByRole("button", { name: "Appearance: like the device" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Appearance: dark" })).toBeFocused();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/dark/);
});
