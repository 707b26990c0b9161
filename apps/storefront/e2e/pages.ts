import type { Locator, Page } from "@playwright/test";
import type { Good } from "./goods.ts";
import { expect } from "./test.ts";

/** The page of a product, with the variant chosen, alive: its buttons do what they say. */
export async function openProduct(page: Page, { product, variant }: Good, locale = "en"): Promise<void> {
  await page.goto(`/${locale}/products/${product.slug}?variant=${variant.id}`);
  await expect(page.getByRole("heading", { level: 1, name: product.name })).toBeVisible();
  await whenAlive(page);
  // The part with the button comes to life apart from the rest.
  await whenTakenOver(page.getByTestId("sum").filter({ visible: true }).first());
}

/** Resolves once the page has come to life: the cart's button knows what is in the cart. */
export const whenAlive = (page: Page): Promise<void> =>
  expect(cartButton(page)).toHaveAccessibleName(/, (empty|leer|\d+ (items?|Artikel))$/);

/** Resolves once React has taken over what the server drew: a click before that is nobody's. */
export const whenTakenOver = (part: Locator): Promise<void> =>
  expect
    .poll(() => part.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps$"))))
    .toBe(true);

export const cartButton = (page: Page): Locator =>
  page.getByRole("banner").getByRole("link", { name: /^(Cart|Warenkorb)\b/ });

/** The figure on the cart's button, which can be seen beside an open drawer too. */
export const badge = (page: Page): Locator => page.getByTestId("cart-count");

export const addButton = (page: Page): Locator =>
  page.getByRole("button", { name: /^(Add to cart|In den Warenkorb)$/ });

export const drawer = (page: Page): Locator =>
  page.getByRole("dialog", { name: /^(Your cart|Ihr Warenkorb)/ });

/**
 * Puts the product on the page into the cart and waits for the drawer to show it, and for the cart to be somewhere else
 * than in this page: a test loads the next page faster than any shopper.
 */
export async function add(page: Page): Promise<void> {
  await whenTakenOver(addButton(page));
  await addButton(page).click();
  await expect(drawer(page)).toBeVisible();
  await expect(drawer(page).getByTestId("saving-state")).not.toHaveAttribute("data-status", "saving");
}

/** Puts one of these into the cart from its own page, and waits until the server has it too. */
export async function putIntoCart(page: Page, good: Good): Promise<void> {
  await openProduct(page, good);
  await add(page);
  await whenSaved(page);
}

/** The line of a product in the drawer, or on the cart's page. */
export const line = (where: Page | Locator, { variant }: Good): Locator =>
  ("goto" in where ? where.locator("main") : where).locator(`li[data-variant="${variant.id}"]`);

/** The quantity's field of a line, or of the product page. */
export const quantity = (where: Page | Locator): Locator =>
  where.getByRole("textbox", { name: /^(Quantity|Menge)/ });

/** Resolves once the server has everything that was done on this page. */
export const whenSaved = (page: Page): Promise<void> =>
  expect(page.getByTestId("saving-state").filter({ visible: true })).toHaveText(/^(Saved|Gespeichert)$/);

export const voice = (page: Page): Locator => page.getByTestId("voice");

/** An amount in euros as English writes it. */
export const euros = (amount: number): string =>
  new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }).format(amount / 100);
