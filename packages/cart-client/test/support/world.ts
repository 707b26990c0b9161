import { createBrowser } from "./browser.ts";
import { createClock } from "./clock.ts";
import { createShop, variant } from "./shop.ts";

export const milk = variant("milk");
export const bread = variant("bread", { price: { ...variant("bread").price, amount: 399 } });
export const jam = variant("jam");

/** A shop that sells milk, bread and jam, and browsers that shop there. */
export function createWorld() {
  const clock = createClock();
  const shop = createShop(clock);
  shop.sell(milk, bread, jam);
  return { clock, shop, browser: () => createBrowser(clock, shop) };
}

type Shown = { readonly lines: readonly { readonly line: string; readonly quantity: number }[] };

/** What the shopper sees, in few words. */
export const quantities = ({ lines }: Shown): Record<string, number> =>
  Object.fromEntries(lines.map(({ line, quantity }) => [line, quantity]));
