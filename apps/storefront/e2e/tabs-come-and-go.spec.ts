import type { BrowserContext, Page } from "@playwright/test";
import { type Good, isPlain } from "./goods.ts";
import {
  cartButton,
  drawer,
  line,
  openProduct,
  putIntoCart,
  quantity,
  whenAlive,
  whenSaved,
} from "./pages.ts";
import { addInOneFrame, setLine, whenServerHas, whenShown } from "./server-cart.ts";
import { expect, test } from "./test.ts";

test.use({ expectedNoise: /ERR_INTERNET_DISCONNECTED/ });

const hasMany = (good: Good): boolean =>
  isPlain(good) && Math.min(good.variant.stock, good.variant.max) >= 20;

/** As the browser's "duplicate tab" does it: the same address, and a copy of the tab's own storage. */
async function duplicate(page: Page): Promise<Page> {
  await page.evaluate(() => sessionStorage.setItem("whose", "the first tab's"));
  const opening = page.context().waitForEvent("page");
  await page.evaluate(() => void window.open(window.location.href));
  const twin = await opening;
  await whenAlive(twin);
  expect(await twin.evaluate(() => sessionStorage.getItem("whose"))).toBe("the first tab's");
  return twin;
}

const inAll = (context: BrowserContext, text: string): Promise<unknown> =>
  Promise.all(context.pages().map((tab) => expect(cartButton(tab)).toHaveAccessibleName(text)));

test("a tab and its duplicate that add at once without a network never take two clicks for one", async ({
  page,
  context,
  goods,
}) => {
  const good = goods.find("plain product", hasMany);
  await putIntoCart(page, good);
  const twin = await duplicate(page);
  await context.setOffline(true);
  await Promise.all([page, twin].map((tab) => addInOneFrame(tab, good, 3, 7)));
  await context.setOffline(false);
  await whenServerHas(context, [[good, 7]]);
  for (const tab of [page, twin]) await tab.reload();
  await inAll(context, "Cart, 7 items");
});

test("a tab that takes over where a closed one left off never says what that one said already", async ({
  page,
  context,
  goods,
}) => {
  const good = goods.find("plain product", hasMany);
  await openProduct(page, good);
  await addInOneFrame(page, good, 2, 2);
  await whenSaved(page);
  for (const sum of [5, 8, 11]) {
    const next = await context.newPage();
    await openProduct(next, good);
    await addInOneFrame(next, good, 3, sum);
    await whenSaved(next);
    await next.close();
  }
  await page.reload();
  await whenAlive(page);
  await addInOneFrame(page, good, 1, 12);
  await whenServerHas(context, [[good, 12]]);
});

test("what a tab had not sent when it was closed, the other tab sends", async ({ page, context, goods }) => {
  const good = goods.find("plain product", hasMany);
  const other = await context.newPage();
  await other.goto("/en/cart");
  await whenAlive(other);
  await openProduct(page, good);
  await context.setOffline(true);
  await addInOneFrame(page, good, 3, 3);
  await whenShown(other, [[good, 3]]);
  await page.close();
  await context.setOffline(false);
  await whenSaved(other);
  await whenServerHas(context, [[good, 3]]);
});

test("what the last tab had not sent when it was closed, the next visit sends", async ({
  page,
  context,
  goods,
}) => {
  const good = goods.find("plain product", hasMany);
  await openProduct(page, good);
  await addInOneFrame(page, good, 1, 1);
  await whenSaved(page);
  await context.setOffline(true);
  await addInOneFrame(page, good, 2, 3);
  await page.close();
  await context.setOffline(false);
  const visit = await context.newPage();
  await visit.goto("/en/cart");
  await whenShown(visit, [[good, 3]]);
  await whenServerHas(context, [[good, 3]]);
});

test("when the tab that hears of other devices is closed, the other one hears of them", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", hasMany);
  const streams = listening(context);
  await putIntoCart(page, good);
  const tab = await context.newPage();
  await tab.goto("/en/cart");
  await whenShown(tab, [[good, 1]]);
  const device = await anotherDevice(context);
  await device.goto("/en/cart");
  await setLine(device, good, 2);
  await whenShown(tab, [[good, 2]]);
  expect(streams.map(({ from }) => from === page)).toEqual([true]);

  const heard = tab.waitForResponse(/\/live$/);
  await page.close();
  await heard;
  await setLine(device, good, 5);
  await whenShown(tab, [[good, 5]]);
  expect(streams).toHaveLength(2);
});

/** Every stream of news that a tab of this browser opens. */
function listening(context: BrowserContext): readonly { readonly from: Page }[] {
  const streams: { from: Page }[] = [];
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/live") streams.push({ from: request.frame().page() });
  });
  return streams;
}

test("a change in one tab is in all others before the server answers", async ({ page, context, goods }) => {
  const good = goods.find("plain product", hasMany);
  await putIntoCart(page, good);
  const other = await context.newPage();
  await other.goto("/en/cart");
  await whenShown(other, [[good, 1]]);
  const shown = Promise.withResolvers<void>();
  await context.route("**/trpc/cart.sync*", async (route) => {
    await shown.promise;
    await route.continue();
  });
  await setLine(other, good, 4);
  await expect(quantity(line(drawer(page), good))).toHaveValue("4");
  await expect(drawer(page).getByTestId("saving-state")).toHaveText("Saving …");
  shown.resolve();
  for (const tab of [page, other]) await whenSaved(tab);
  await whenServerHas(context, [[good, 4]]);
});

test("a page that is left while its first session begins loses nothing: the next page shows the click, and sends it", async ({
  page,
  context,
  goods,
}) => {
  const good = goods.find("plain product", hasMany);
  await openProduct(page, good);
  const begun = Promise.withResolvers<void>();
  await page.route("**/trpc/session.start*", async (route) => {
    await route.fetch();
    begun.resolve();
  });
  await addInOneFrame(page, good, 2, 2);
  await begun.promise;
  await page.goto("/en/cart");
  await whenShown(page, [[good, 2]]);
  await whenServerHas(context, [[good, 2]]);
});

test("a click in the very moment in which the page is left is not lost", async ({ page, context, goods }) => {
  const good = goods.find("plain product", hasMany);
  await page.addInitScript(() => {
    window.addEventListener("pagehide", () => {
      const buttons = [...document.querySelectorAll("main button")] as HTMLButtonElement[];
      buttons.find(({ textContent }) => textContent === "Add to cart")?.click();
    });
  });
  for (const sum of [2, 4, 6]) {
    await openProduct(page, good);
    await chooseTwo(page);
    await page.goto("/en/cart");
    await whenShown(page, [[good, sum]]);
  }
  await whenServerHas(context, [[good, 6]]);
});

async function chooseTwo(page: Page): Promise<void> {
  await quantity(page).fill("2");
  await quantity(page).press("Enter");
  await expect(page.getByTestId("sum")).toContainText("2 for");
}
