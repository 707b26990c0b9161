import type { Page } from "@playwright/test";
import { fillIn, receipt, signUp, takenOver } from "./account-pages.ts";
import { findings } from "./findings.ts";
import { isPlain } from "./goods.ts";
import { pathOf, placeOrder } from "./orders.ts";
import { cartButton, putIntoCart, voice } from "./pages.ts";
import { expect, test } from "./test.ts";

const main = (page: Page) => page.getByRole("main");
const button = (page: Page, name: string | RegExp) => main(page).getByRole("button", { name });
const cards = (page: Page) => main(page).getByRole("listitem");
const text = (page: Page, name: string) => main(page).getByRole("textbox", { name });

test("whoever is not signed in is led to the sign-in, and from there back", async ({
  page,
  anotherDevice,
}) => {
  const shopper = await signUp(page);
  const other = await anotherDevice(null);
  await other.goto("/en/account/addresses");
  await expect(other).toHaveURL(/\/en\/sign-in\?to=addresses$/);
  await fillIn(other, shopper);
  await expect(other).toHaveURL(/\/en\/account\/addresses$/);
  await expect(other.getByRole("heading", { name: "No address kept yet" })).toBeVisible();
});

test("an account keeps addresses: one is added, changed, removed and brought back", async ({ page }) => {
  await signUp(page);
  await page.goto("/en/account");
  await page.getByRole("main").getByRole("link", { name: "Your addresses" }).click();
  await expect(page.getByRole("heading", { name: "No address kept yet" })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await button(page, "Add an address").click();
  await expect(text(page, "Name")).toBeFocused();
  await button(page, "Save address").click();
  await expect(text(page, "Name")).toBeFocused();
  await expect(text(page, "Name")).toHaveAccessibleDescription("This is needed.");
  await text(page, "Name").fill("  ");
  await button(page, "Save address").click();
  await expect(text(page, "Name")).toHaveAccessibleDescription("This is needed.");
  await text(page, "Name").fill("Ada Example");
  await text(page, "Street and number").fill("Torstraße 1");
  await text(page, "Postal code").fill("1011");
  await text(page, "Town").fill("Berlin");
  await button(page, "Save address").click();
  await expect(text(page, "Postal code")).toBeFocused();
  await expect(text(page, "Postal code")).toHaveAccessibleDescription(
    "A postal code there looks like 10115.",
  );
  expect(await findings(page)).toEqual([]);
  await text(page, "Postal code").fill("10119");
  await button(page, "Save address").click();
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page).first()).toContainText("10119 Berlin");
  await expect(voice(page)).toContainText("The address is saved.");
  expect(await findings(page)).toEqual([]);

  await button(page, "Change the address of Ada Example, Berlin").click();
  await main(page).getByRole("combobox", { name: "Country" }).selectOption("AT");
  await text(page, "Postal code").fill("1010");
  await text(page, "Town").fill("Wien");
  await button(page, "Save address").click();
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page).first()).toContainText("1010 Wien");
  await expect(cards(page).first()).toContainText("Austria");
  await page.reload();
  await expect(cards(page).first()).toContainText("1010 Wien");

  await button(page, "Remove the address of Ada Example, Wien").click();
  await expect(page.getByRole("heading", { name: "No address kept yet" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(cards(page).first()).toContainText("1010 Wien");
});

test("the fields name themselves to the browser, so that it can fill them in", async ({ page }) => {
  await signUp(page);
  await page.goto("/en/account/addresses");
  await button(page, "Add an address").click();
  const form = main(page).getByRole("form", { name: "Add an address" });
  await expect(form).toBeVisible();
  const tokens = await form
    .locator("input, select")
    .evaluateAll((fields) =>
      fields.map((field) => [field.getAttribute("name"), field.getAttribute("autocomplete")]),
    );
  expect(Object.fromEntries(tokens)).toEqual({
    name: "name",
    line1: "address-line1",
    line2: "address-line2",
    postalCode: "postal-code",
    city: "address-level2",
    country: "country",
    phone: "tel",
  });
  await expect(text(page, "Telephone")).toHaveAttribute("type", "tel");
});

test("an account's orders are in its history on every device, and nobody else's", async ({
  page,
  goods,
  anotherDevice,
}) => {
  await signUp(page);
  const order = await placeOrder(page.context(), { goods: [[goods.find("plain product", isPlain), 1]] });
  const other = await anotherDevice(page.context());
  await other.goto("/en/account/orders");
  await expect(other.getByRole("link", { name: `Order ${order.number}` })).toBeVisible();
  await expect(other.getByText("without an account")).toHaveCount(0);
  const stranger = await anotherDevice(null);
  await stranger.goto("/en/account/orders");
  await expect(stranger.getByRole("heading", { name: "No orders yet" })).toBeVisible();
});

test("a sign-out leads away from an order's page, whose address may open it", async ({ page, goods }) => {
  await signUp(page);
  const order = await placeOrder(page.context(), { goods: [[goods.find("plain product", isPlain), 1]] });
  await page.goto(pathOf(order.link));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(order.number);
  const account = await page.context().newPage();
  await account.goto("/en/account");
  await button(account, "Sign out").click();
  await expect(account).toHaveURL(/\/en$/);
  await expect(page).toHaveURL(/\/en$/);
  await expect(page.getByRole("main")).not.toContainText(order.number);
});

test.describe("after a sign-in", () => {
  test.use({ expectedNoise: takenOver });

  test("the focus is on what the page says, once the receipt is closed", async ({ page, goods }) => {
    await putIntoCart(page, goods.find("plain product", isPlain));
    await signUp(page);
    await receipt(page).getByRole("button", { name: "All right" }).press("Enter");
    await expect(receipt(page)).toHaveCount(0);
    await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
    await expect(cartButton(page)).toHaveAccessibleName("Cart, 1 item");
  });
});
