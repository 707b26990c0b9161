import type { BrowserContext, Page } from "@playwright/test";
import { findings } from "./findings.ts";
import { isPlain } from "./goods.ts";
import { euros, line, openProduct, putIntoCart, quantity, whenAlive, whenSaved } from "./pages.ts";
import { expect, test } from "./test.ts";

test.use({
  serviceWorkers: "allow",
  expectedNoise: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch RSC payload|Failed to load resource/,
});

/** The names of everything the worker keeps, once `path` is among it. */
async function whenKept(page: Page, path: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async (name) => {
        const kept = await Promise.all(
          (await caches.keys()).map(async (shelf) => (await caches.open(shelf)).keys()),
        );
        return kept.flat().some(({ url }) => new URL(url).pathname + new URL(url).search === name);
      }, path),
    )
    .toBe(true);
}

const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const shelves = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return shelves.flat().map(({ url }) => new URL(url).pathname);
  });

/** From then on it answers for the page; a few pages are kept before that already. */
const whenWorkerAnswers = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

const goOffline = (context: BrowserContext): Promise<void> => context.setOffline(true);

test("a page that was visited opens again without a network, with its pictures, after a reload too", async ({
  page,
  context,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  const { product } = good;
  await openProduct(page, good);
  await whenKept(page, `/en/products/${product.slug}`);
  await whenKept(page, "/en/offline");
  await goOffline(context);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: product.name })).toBeVisible();
  await whenAlive(page);
  const picture = page.getByRole("img", { name: product.images[0]?.alt ?? "" }).first();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0))
    .toBe(true);
});

test("a page that was reached by a click is kept like one that was loaded, and clicks lead on without a network", async ({
  page,
  context,
}) => {
  await page.goto("/en/products");
  await whenAlive(page);
  await whenKept(page, "/en/products");
  const first = page.getByRole("article").first().getByRole("link");
  const name = (await first.textContent()) ?? "";
  const address = (await first.getAttribute("href")) ?? "";
  await first.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await whenKept(page, address);
  await goOffline(context);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Categories" })
    .getByRole("link", { name: "All products" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "All products" })).toBeVisible();
});

test("a page that was never opened is the offline page, in its language, which goes on when the network is back", async ({
  page,
  context,
  goods,
}) => {
  const { product } = goods.find("plain product", isPlain);
  await page.goto("/de");
  await whenWorkerAnswers(page);
  await goOffline(context);
  await page.goto(`/de/products/${product.slug}`);
  await expect(page.getByRole("heading", { level: 1, name: "Sie sind offline" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  expect(await findings(page)).toEqual([]);
  await page.getByRole("link", { name: "Zum Warenkorb" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ihr Warenkorb" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Sie sind offline" })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("heading", { level: 1, name: product.name })).toBeVisible();
});

test("the cart is edited and reloaded without a network, says so, and joins what another device did meanwhile", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  const second = goods.find("second plain product", (g) => isPlain(g) && g.product.id !== good.product.id);
  await putIntoCart(page, good);
  await page.goto("/en/cart");
  await whenKept(page, "/en/cart");
  await whenWorkerAnswers(page);
  const other = await anotherDevice(context);
  await goOffline(context);
  await page.reload();
  await quantity(line(page, good)).fill("4");
  await quantity(line(page, good)).press("Enter");
  await expect(page.getByTestId("saving-state")).toHaveText("Offline, will sync");
  await expect(page.getByTestId("cart-total")).toHaveText(euros(good.variant.price.amount * 4));
  await putIntoCart(other, second);
  await page.reload();
  await expect(quantity(line(page, good))).toHaveValue("4");
  await expect(line(page, good)).toContainText(good.product.name);

  await context.setOffline(false);
  await expect(quantity(line(page, second))).toHaveValue("1");
  await whenSaved(page);
  await other.goto("/en/cart");
  await expect(quantity(line(other, good))).toHaveValue("4");
  await expect(quantity(line(other, second))).toHaveValue("1");
});

test("nothing of the API and no page about an account is ever kept", async ({ page, goods }) => {
  await openProduct(page, goods.find("plain product", isPlain));
  await whenKept(page, "/en/offline");
  await page.goto("/en/sign-in");
  await page.goto("/en/cart");
  await whenAlive(page);
  await whenKept(page, "/en/cart");
  const paths = await kept(page);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => /^\/(trpc|api|live)|account|sign-|password|verify/.test(path))).toEqual([]);
});

test("a new build's worker waits for the tabs of the old one, then takes over its shelves", async ({
  page,
  context,
}) => {
  await page.goto("/en");
  await whenKept(page, "/en");
  const names = () => page.evaluate(() => caches.keys());
  const before = await names();
  await page.evaluate(() => navigator.serviceWorker.register("/sw.js?build=next"));
  await expect
    .poll(() =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.scriptURL),
    )
    .toMatch(/build=next$/);
  expect(await names()).toEqual(expect.arrayContaining([...before]));
  await page.close();
  const later = await context.newPage();
  await expect
    .poll(async () => {
      await later.goto("/robots.txt");
      return later.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
    })
    .toMatch(/build=next$/);
  expect((await later.evaluate(() => caches.keys())).filter((name) => before.includes(name))).toEqual([]);
});
