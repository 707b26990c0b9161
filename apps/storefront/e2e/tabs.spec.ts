import { isPlain } from "./goods.ts";
import {
  add,
  addButton,
  cartButton,
  drawer,
  line,
  openProduct,
  putIntoCart,
  quantity,
  whenAlive,
  whenSaved,
  whenTakenOver,
} from "./pages.ts";
import { expect, test } from "./test.ts";

test.describe("two tabs of one browser", () => {
  test.describe("without a network", () => {
    test.use({ expectedNoise: /ERR_INTERNET_DISCONNECTED/ });

    test("show the same cart all the same, whichever of them is used", async ({ page, context, goods }) => {
      const good = goods.find("plain product", isPlain);
      const other = await context.newPage();
      await openProduct(page, good);
      await other.goto("/en/cart");
      await whenAlive(other);
      await context.setOffline(true);
      await add(page);
      await expect(quantity(line(other, good))).toHaveValue("1");
      await expect(cartButton(other)).toHaveAccessibleName("Cart, 1 item");
      await quantity(line(other, good)).fill("7");
      await quantity(line(other, good)).press("Enter");
      await expect(quantity(line(drawer(page), good))).toHaveValue("7");
      await expect(drawer(page).getByTestId("saving-state")).toHaveText("Offline, will sync");
      await context.setOffline(false);
      await whenSaved(page);
      await page.reload();
      await expect(cartButton(page)).toHaveAccessibleName("Cart, 7 items");
    });
  });

  test("that add for the first time at once end up with one cart, and one session", async ({
    page,
    context,
    goods,
  }) => {
    const good = goods.find("plain product", isPlain);
    const starts: string[] = [];
    context.on("request", (request) => {
      if (request.url().includes("session.start")) starts.push(request.url());
    });
    const other = await context.newPage();
    await openProduct(page, good);
    await openProduct(other, good);
    await Promise.all([addButton(page).click(), addButton(other).click()]);
    for (const tab of [page, other]) {
      await expect(quantity(line(drawer(tab), good))).toHaveValue("2");
      await whenSaved(tab);
    }
    expect(starts).toHaveLength(1);
    await page.goto("/en/cart");
    await expect(quantity(line(page, good))).toHaveValue("2");
  });

  test("one a copy of the other, never take two clicks for one", async ({
    page,
    context,
    goods,
    anotherDevice,
  }) => {
    const good = goods.find("product with stock for many", (g) => isPlain(g) && g.variant.stock > 30);
    await putIntoCart(page, good);
    const opening = context.waitForEvent("page");
    await page.evaluate(() => void window.open(window.location.href));
    const copy = await opening;
    await whenAlive(copy);
    const clickFive = (button: HTMLElement): void => {
      for (let click = 0; click < 5; click++) button.click();
    };
    const button = (tab: typeof page) =>
      tab.getByRole("button", { name: "Add to cart", includeHidden: true }).first();
    for (const tab of [page, copy]) await whenTakenOver(button(tab));
    await Promise.all([button(page).evaluate(clickFive), button(copy).evaluate(clickFive)]);
    for (const tab of [page, copy]) {
      await expect(quantity(line(drawer(tab), good))).toHaveValue("11");
      await whenSaved(tab);
    }
    const device = await anotherDevice(context);
    await device.goto("/en/cart");
    await expect(quantity(line(device, good))).toHaveValue("11");
  });
});
