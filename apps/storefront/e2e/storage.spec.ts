import { isPlain } from "./goods.ts";
import { add, cartButton, drawer, line, openProduct, putIntoCart, quantity, whenAlive } from "./pages.ts";
import { expect, test } from "./test.ts";

test("a browser that keeps nothing says so, and the cart goes on in the tab and with us", async ({
  page,
  goods,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("Blocked.", "SecurityError");
      },
    });
  });
  const good = goods.find("plain product", isPlain);
  await openProduct(page, good);
  const synced = page.waitForResponse(/\/trpc\/cart\.sync/);
  await add(page);
  await expect(drawer(page).getByTestId("saving-state")).toHaveText("Kept in this tab only");
  await expect(page.getByText("This browser keeps nothing on this device.")).toBeVisible();
  expect((await synced).ok()).toBe(true);
  await page.reload();
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 1 item");
});

test("a browser whose storage was wiped finds its cart again with us", async ({ page, goods }) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  await page.goto("/robots.txt");
  await page.evaluate(async () => {
    for (const { name = "" } of await indexedDB.databases())
      await new Promise((done) => {
        indexedDB.deleteDatabase(name).onsuccess = done;
      });
  });
  await page.goto("/en/cart");
  await whenAlive(page);
  await expect(quantity(line(page, good))).toHaveValue("1");
});
