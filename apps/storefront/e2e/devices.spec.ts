import { findings } from "./findings.ts";
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
  whenSaved,
} from "./pages.ts";
import { setLine } from "./server-cart.ts";
import { expect, test } from "./test.ts";

test.use({ expectedNoise: /ERR_INTERNET_DISCONNECTED/ });

test("what is changed on one device is on the other's screen by itself", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  const other = await anotherDevice(context);
  await other.goto("/en/cart");
  await expect(quantity(line(other, good))).toHaveValue("1");
  await line(drawer(page), good)
    .getByRole("button", { name: /^One step more/ })
    .click();
  await expect(quantity(line(other, good))).toHaveValue("2");
  await expect(cartButton(other)).toHaveAccessibleName("Cart, 2 items");
  await line(other, good)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(drawer(page).getByRole("heading", { name: "Nothing in here yet" })).toBeVisible();
});

test("what is added without a network survives being removed elsewhere meanwhile", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  const other = await anotherDevice(context);
  await other.goto("/en/cart");
  await expect(quantity(line(other, good))).toHaveValue("1");

  await context.setOffline(true);
  await page.keyboard.press("Escape");
  await addButton(page).click();
  await expect(quantity(line(drawer(page), good))).toHaveValue("2");
  await expect(drawer(page).getByTestId("saving-state")).toHaveText("Offline, will sync");
  await line(other, good)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(cartButton(other)).toHaveAccessibleName("Cart, empty");
  await other.reload();
  await expect(cartButton(other)).toHaveAccessibleName("Cart, empty");

  await context.setOffline(false);
  await expect(quantity(line(other, good))).toHaveValue("1");
  await expect(quantity(line(drawer(page), good))).toHaveValue("1");
  for (const device of [page, other]) {
    await device.reload();
    await expect(cartButton(device)).toHaveAccessibleName("Cart, 1 item");
  }
});

test("different quantities that two devices chose at once are shown on both, until one of them decides", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  const other = await anotherDevice(context);
  for (const device of [page, other]) {
    await device.goto("/en/cart");
    await expect(quantity(line(device, good))).toHaveValue("1");
    await device.context().setOffline(true);
  }
  await setLine(page, good, 2);
  await setLine(other, good, 5);
  for (const device of [page, other]) await device.context().setOffline(false);
  for (const device of [page, other]) {
    await expect(line(device, good)).toContainText("Two devices chose different quantities (2 and 5).");
    await expect(quantity(line(device, good))).toHaveValue("5");
  }
  expect(await findings(page)).toEqual([]);
  await line(page, good).getByRole("button", { name: "Keep 2" }).click();
  for (const device of [page, other]) {
    await expect(quantity(line(device, good))).toHaveValue("2");
    await expect(line(device, good)).not.toContainText("Two devices");
  }
});

test("what is saved for later waits on every device, is never counted, and comes back whole", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await openProduct(page, good);
  await quantity(page).fill("3");
  await add(page);
  await whenSaved(page);
  await page.goto("/en/cart");
  await line(page, good)
    .getByRole("button", { name: /^Save for later/ })
    .click();
  await expect(cartButton(page)).toHaveAccessibleName("Cart, empty");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(quantity(line(page, good))).toHaveValue("3");
  await line(page, good)
    .getByRole("button", { name: /^Save for later/ })
    .click();

  await expect(page.getByRole("heading", { name: "Saved for later (1)" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const other = await anotherDevice(context);
  await other.goto("/en/cart");
  const saved = other.locator(`li[data-saved="${good.variant.id}"]`);
  await expect(saved).toContainText("3 items");
  await saved.getByRole("button", { name: /^Move to cart/ }).click();
  await expect(saved).toHaveCount(0);
  for (const device of [page, other]) {
    await expect(quantity(line(device, good))).toHaveValue("3");
    await expect(cartButton(device)).toHaveAccessibleName("Cart, 3 items");
  }
});
