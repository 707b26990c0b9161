import { receipt, signUp, takenOver } from "./account-pages.ts";
import {
  choose,
  fillAddress,
  onward,
  openCheckout,
  orders,
  placeButton,
  quietGood,
  whenOrdered,
  whenReviewed,
} from "./checkout-pages.ts";
import { putIntoCart } from "./pages.ts";
import { expect, test } from "./test.ts";

test("who is signed in finds his e-mail there and picks an address he kept", async ({
  page,
  context,
  goods,
}) => {
  test.slow();
  const { email } = await signUp(page);
  await putIntoCart(page, quietGood(goods, 6));
  await openCheckout(page);
  await expect(page.locator("input[name=email]")).toHaveValue(email);
  await fillAddress(page, email);
  await expect(page.getByRole("checkbox", { name: /^Keep this address/ })).toBeChecked();
  const kept = page.waitForResponse(/account\.saveAddress/);
  await onward(page).click();
  expect((await kept).ok()).toBe(true);
  await onward(page).click();
  await choose(page, "ok");
  await whenReviewed(page);
  await placeButton(page).click();
  await whenOrdered(page);

  await putIntoCart(page, quietGood(goods, 6));
  if (await receipt(page).isVisible()) await page.keyboard.press("Escape");
  await openCheckout(page);
  await expect(page.getByRole("radio", { name: /Ada Example.*Torstraße 1, 10119 Berlin/ })).toBeChecked();
  await expect(page.locator("input[name=line1]")).toHaveCount(0);
  await page.getByRole("radio", { name: "Another address" }).check();
  await expect(page.locator("input[name=line1]")).toHaveValue("");
  await page.getByRole("radio", { name: /Ada Example/ }).check();
  await expect(page.locator("input[name=line1]")).toHaveCount(0);
  await onward(page).click();
  await onward(page).click();
  await choose(page, "ok");
  await whenReviewed(page);
  await placeButton(page).click();
  await whenOrdered(page);
  expect(await orders(context)).toHaveLength(2);
});

test.describe("somebody signs in on the way", () => {
  test.use({ expectedNoise: takenOver });
  test("a sign-in on the way leads back to the checkout, with what was typed", async ({
    page,
    goods,
    anotherDevice,
  }) => {
    test.slow();
    const shopper = await signUp(page);
    const other = await anotherDevice(null);
    await putIntoCart(other, quietGood(goods, 41));
    await openCheckout(other);
    await other.locator("input[name=city]").fill("Berlin");
    await other.getByRole("main").getByRole("link", { name: "sign in" }).click();
    await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await other.getByRole("textbox", { name: "E-mail" }).fill(shopper.email);
    await other.getByLabel("Password", { exact: true }).filter({ visible: true }).fill(shopper.password);
    await other.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(other).toHaveURL(/\/en\/checkout$/);
    await receipt(other).getByRole("button", { name: "All right" }).click();
    // The router keeps the page that was left, out of sight.
    await expect(other.locator("input[name=email]").filter({ visible: true })).toHaveValue(shopper.email);
    await expect(other.locator("input[name=city]")).toHaveValue("Berlin");
    await expect(other.getByRole("main").getByRole("link", { name: "sign in" })).toHaveCount(0);
  });
});
