import { test as base, expect } from "@playwright/test";
import { type Goods, readGoods } from "./goods.ts";

type Options = {
  /** What the console may say in this test besides nothing. */
  readonly expectedNoise: RegExp | null;
};

/** What Playwright itself says where it keeps the worker out. */
const ownNoise = /Service Worker registration blocked by Playwright/;

/** Playwright's test, in our shop, with an ear on the console: an error in it fails whatever test was on the page. */
export const test = base.extend<Options & { readonly goods: Goods }>({
  expectedNoise: [null, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names out of the pattern
  baseURL: async ({}, use) => use(process.env.STOREFRONT_URL),
  goods: async ({ request }, use) => use(await readGoods(request)),
  page: async ({ page, expectedNoise }, use) => {
    const noise: string[] = [];
    page.on("pageerror", (error) => noise.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning")
        noise.push(`${message.text()} ${message.location().url}`);
    });
    await use(page);
    expect(noise.filter((text) => !ownNoise.test(text) && !expectedNoise?.test(text))).toEqual([]);
  },
});

export { expect };
