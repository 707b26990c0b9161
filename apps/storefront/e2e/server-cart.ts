import type { BrowserContext, Page } from "@playwright/test";
import { call, type Good, type Goods, isPlain } from "./goods.ts";
import { drawer, line, quantity, whenTakenOver } from "./pages.ts";
import { expect } from "./test.ts";

type ServerCart = {
  readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
};

/**
 * What the server has in the cart of this device's shopper, asked without any page: how many of which variant. Null
 * while it cannot be asked.
 */
export async function serverCart(of: BrowserContext): Promise<Readonly<Record<string, number>> | null> {
  const cart = await call<ServerCart>(of.request, "cart.get", {}).catch(() => null);
  return cart && Object.fromEntries(cart.lines.map(({ variantId, quantity }) => [variantId, quantity]));
}

/** Resolves once the server has exactly these, whoever brings them there. */
export const whenServerHas = (of: BrowserContext, wanted: readonly (readonly [Good, number])[]) =>
  expect
    .poll(() => serverCart(of), { timeout: 30_000 })
    .toEqual(Object.fromEntries(wanted.map(([good, count]) => [good.variant.id, count])));

/** Resolves once a cart's page shows exactly these. */
export async function whenShown(page: Page, wanted: readonly (readonly [Good, number])[]): Promise<void> {
  await expect(page.locator("main li[data-variant]")).toHaveCount(wanted.length);
  for (const [good, count] of wanted) await expect(quantity(line(page, good))).toHaveValue(String(count));
}

/** Sets a line on the cart's page. */
export async function setLine(page: Page, good: Good, wanted: number): Promise<void> {
  await quantity(line(page, good)).fill(String(wanted));
  await quantity(line(page, good)).press("Enter");
  await expect(quantity(line(page, good))).toHaveValue(String(wanted));
}

export const removeLine = (page: Page, good: Good): Promise<void> =>
  line(page, good)
    .getByRole("button", { name: /^Remove/ })
    .click();

/** Clicks *add* so many times in one frame, behind an open drawer too, and waits until the drawer shows how many there are. */
export async function addInOneFrame(page: Page, good: Good, clicks: number, shown: number): Promise<void> {
  const button = page.getByRole("button", { name: "Add to cart", includeHidden: true }).first();
  await whenTakenOver(button);
  await button.evaluate((it: HTMLButtonElement, times) => {
    for (let click = 0; click < times; click++) it.click();
  }, clicks);
  await expect(quantity(line(drawer(page), good))).toHaveValue(String(shown));
}

/** So many plain products, each another. */
export function plainGoods(goods: Goods, count: number): readonly Good[] {
  const found: Good[] = [];
  for (const product of goods.all) {
    const variant = product.variants.find((one) => isPlain({ product, variant: one }));
    if (variant !== undefined) found.push({ product, variant });
    if (found.length === count) return found;
  }
  throw new Error(`The shop has not ${count} plain products.`);
}
