import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Goods, readGoods } from "./goods.ts";

type Options = {
  /** What the console may say in this test besides nothing. */
  readonly expectedNoise: RegExp | null;
};

type Tools = {
  readonly goods: Goods;
  /**
   * A page on another device of the same shopper: it has his session, and nothing else of what the first one keeps. With
   * `null` it is a stranger's.
   */
  readonly anotherDevice: (of: BrowserContext | null) => Promise<Page>;
};

/** What Playwright itself says where it keeps the worker out. */
const ownNoise = /Service Worker registration blocked by Playwright/;

/** A job may be asking the bank in the moment in which a shopper answers it; his page asks again. */
const isAtIt = /409 \(Conflict\).*\/trpc\/checkout\.confirm/;

/** Playwright's test, in our shop, with an ear on the console: an error in it fails whatever test was on the page. */
export const test = base.extend<Options & Tools>({
  expectedNoise: [null, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names out of the pattern
  baseURL: async ({}, use) => use(process.env.STOREFRONT_URL),
  goods: async ({ request }, use) => use(await readGoods(request)),
  page: async ({ page, expectedNoise }, use) => {
    const noise = listen(page);
    await use(page);
    expect(noise.filter((text) => !expectedNoise?.test(text))).toEqual([]);
  },
  anotherDevice: async ({ browser, baseURL, locale, expectedNoise }, use) => {
    const opened: { context: BrowserContext; noise: string[] }[] = [];
    await use(async (of) => {
      const context = await browser.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
        ...(locale === undefined ? {} : { locale }),
        reducedMotion: "reduce",
        serviceWorkers: "block",
      });
      if (of !== null) await context.addCookies(await of.cookies());
      const page = await context.newPage();
      opened.push({ context, noise: listen(page) });
      return page;
    });
    for (const { context } of opened) await context.close();
    expect(opened.flatMap(({ noise }) => noise).filter((text) => !expectedNoise?.test(text))).toEqual([]);
  },
});

/** Fills with what the page complains of. */
function listen(page: Page): string[] {
  const noise: string[] = [];
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    const text = `${message.text()} ${message.location().url}`;
    if (!ownNoise.test(text) && !isAtIt.test(text)) noise.push(text);
  });
  return noise;
}

export { expect };
