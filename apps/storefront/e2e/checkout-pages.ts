import type { BrowserContext, Locator, Page } from "@playwright/test";
import { call, type Good, type Goods, isPlain } from "./goods.ts";
import { newAddress } from "./mail.ts";
import { change } from "./orders.ts";
import { putIntoCart } from "./pages.ts";
import { expect } from "./test.ts";

export type Card = "ok" | "declined" | "second-step" | "timeout";

/** Goods that no other file has an eye on, each test its own: their prices and stocks are changed. */
export function quietGood(goods: Goods, number: number): Good {
  const plain = goods.all.flatMap((product) =>
    product.variants
      .map((variant) => ({ product, variant }))
      .filter(isPlain)
      .slice(0, 1),
  );
  const good = plain.at(-15 - number);
  if (good === undefined) throw new Error("The shop has too few plain products.");
  return good;
}

export const onward = (page: Page): Locator =>
  page.getByRole("main").getByRole("button", {
    name: /^(Go on to (delivery|payment)|Review your order|Weiter zur (Lieferung|Zahlung)|Bestellung prüfen)$/,
  });

export const placeButton = (page: Page): Locator =>
  page.getByRole("button", { name: /^(Place order and pay|Placing your order|Zahlungspflichtig bestellen)/ });

export const total = (page: Page): Locator => page.getByTestId("checkout-total").filter({ visible: true });

export const checklist = (page: Page): Locator => page.getByRole("region", { name: /to settle first$/ });

/** Resolves once the sums are those of what is chosen. */
export const whenSettled = (page: Page): Promise<void> =>
  expect(page.getByTestId("sums").filter({ visible: true })).toHaveAttribute("data-settled", "true");

export async function openCheckout(page: Page, locale = "en"): Promise<void> {
  await page.goto(`/${locale}/checkout`);
  await expect(page.locator("input[name=email]")).toBeVisible();
}

export async function fillAddress(page: Page, email = newAddress()): Promise<string> {
  const lines = { email, name: "Ada Example", line1: "Torstraße 1", postalCode: "10119", city: "Berlin" };
  for (const [name, line] of Object.entries(lines)) await page.locator(`input[name=${name}]`).fill(line);
  return email;
}

export async function choose(page: Page, card: Card): Promise<void> {
  await page.locator(`input[type=radio][value=${card}]`).check();
  await onward(page).click();
}

/** From the checkout's page to the last step, with this card. */
export async function toReview(page: Page, card: Card = "ok"): Promise<void> {
  await fillAddress(page);
  await onward(page).click();
  await expect(page).toHaveURL(/step=delivery/);
  await onward(page).click();
  await expect(page).toHaveURL(/step=payment/);
  await choose(page, card);
  await whenReviewed(page);
}

export async function whenReviewed(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: /^(Is this right\?|Stimmt alles\?)$/ })).toBeVisible();
  await expect(placeButton(page)).toBeVisible();
  await whenSettled(page);
}

/** A cart of these, taken as far as the button that orders it. */
export async function readyToPlace(page: Page, wanted: readonly Good[], card: Card = "ok"): Promise<void> {
  for (const good of wanted) await putIntoCart(page, good);
  await openCheckout(page);
  await toReview(page, card);
}

/** The order's page, after everything went well. */
export async function whenOrdered(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}\?key=/, { timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1, name: /^(Thank you|Danke)/ })).toBeVisible();
}

export type Ordered = {
  readonly number: string;
  readonly status: string;
  readonly total: { readonly amount: number };
};

/** This shopper's orders, as the shop has them. */
export async function orders(of: BrowserContext): Promise<readonly Ordered[]> {
  return (await call<{ items: readonly Ordered[] }>(of.request, "orders.list", {})).items;
}

/** Another device of his puts so many of these into the cart. */
export const addElsewhere = (of: BrowserContext, { variant }: Good, quantity = 1): Promise<unknown> =>
  change(of, "cart.add", { operationId: crypto.randomUUID(), variantId: variant.id, quantity });
