import {
  choose,
  fillAddress,
  onward,
  openCheckout,
  orders,
  placeButton,
  quietGood,
  readyToPlace,
  toReview,
  total,
  whenOrdered,
  whenReviewed,
  whenSettled,
} from "./checkout-pages.ts";
import { cartButton, euros, putIntoCart } from "./pages.ts";
import { expect, test } from "./test.ts";

test("a guest orders without an account, and is on his order's page when it is done", async ({
  page,
  context,
  goods,
}) => {
  const good = quietGood(goods, 0);
  await putIntoCart(page, good);
  await page.goto("/en/cart");
  await page
    .getByRole("main")
    .getByRole("link", { name: /checkout/i })
    .click();
  await expect(page).toHaveURL(/\/en\/checkout$/);
  await fillAddress(page);
  await onward(page).click();
  await expect(page.getByRole("heading", { name: "How shall it get there?" })).toBeFocused();
  await page.getByRole("radio", { name: /^Express/ }).check();
  await whenSettled(page);
  await expect(total(page)).toHaveText(euros(good.variant.price.amount + 990));
  await onward(page).click();
  await expect(page.getByRole("heading", { name: "How would you like to pay?" })).toBeFocused();
  await expect(page.getByText(/^Reserved for you until \d\d:\d\d$/)).toBeVisible();
  await choose(page, "ok");
  await whenReviewed(page);
  await expect(page.getByText("10119 Berlin")).toBeVisible();
  await placeButton(page).click();
  await whenOrdered(page);
  await expect(page.getByText(good.product.name).first()).toBeVisible();
  await expect(cartButton(page)).toHaveAccessibleName("Cart, empty");
  const [order, ...others] = await orders(context);
  expect(others).toEqual([]);
  expect(order?.total.amount).toBe(good.variant.price.amount + 990);
  expect(
    await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith("checkout"))),
  ).toEqual(["checkout-done"]);
});

test("back from an order leads to no stale checkout", async ({ page, goods }) => {
  await readyToPlace(page, [quietGood(goods, 1)]);
  await placeButton(page).click();
  await whenOrdered(page);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "This is ordered" })).toBeVisible();
  await page.getByRole("link", { name: "See your order" }).click();
  await whenOrdered(page);
});

test("back goes a step back, and neither that nor a reload loses anything", async ({ page, goods }) => {
  await putIntoCart(page, quietGood(goods, 2));
  await openCheckout(page);
  const email = await fillAddress(page);
  await onward(page).click();
  await page.getByRole("radio", { name: /^Express/ }).check();
  await onward(page).click();
  await choose(page, "second-step");
  await whenReviewed(page);

  await page.goBack();
  await expect(page.getByRole("radio", { name: /second step/ })).toBeChecked();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "How shall it get there?" })).toBeFocused();
  await expect(page.getByRole("radio", { name: /^Express/ })).toBeChecked();
  await page.goBack();
  await expect(page.locator("input[name=email]")).toHaveValue(email);
  await expect(page.locator("input[name=city]")).toHaveValue("Berlin");
  await page.reload();
  await expect(page.locator("input[name=city]")).toHaveValue("Berlin");
  await page.goForward();
  await page.goForward();
  await page.goForward();
  await whenReviewed(page);
  await page.reload();
  await whenReviewed(page);
  await expect(page.getByText(email)).toBeVisible();
});

test("an address that names a step too far ahead leads to what is still to be done", async ({
  page,
  goods,
}) => {
  await putIntoCart(page, quietGood(goods, 3));
  await page.goto("/en/checkout?step=review");
  await expect(page.locator("input[name=email]")).toBeVisible();
  await expect(page).toHaveURL(/\/checkout$/);
});

test("what is wrong is said at its field and above all, and the first of it has the focus", async ({
  page,
  goods,
}) => {
  await putIntoCart(page, quietGood(goods, 3));
  await openCheckout(page);
  await page.locator("input[name=email]").fill("ada@example");
  await page.locator("input[name=name]").fill("Ada Example");
  await page.locator("input[name=postalCode]").fill("1011");
  await onward(page).click();
  await expect(page.locator("input[name=email]")).toBeFocused();
  await expect(page.locator("input[name=email]")).toHaveAccessibleDescription(
    "This does not look like an e-mail address.",
  );
  await expect(page.getByText("4 fields need another look").first()).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Postal code" }).click();
  await expect(page.locator("input[name=postalCode]")).toBeFocused();
  await expect(page.locator("input[name=postalCode]")).toHaveAccessibleDescription(/looks like 10115/);
  await expect(page.locator("input[name=name]")).not.toHaveAttribute("aria-invalid");
  await fillAddress(page);
  await onward(page).click();
  await expect(page).toHaveURL(/step=delivery/);
});

test("the browser can fill in every field of the address", async ({ page, goods }) => {
  await putIntoCart(page, quietGood(goods, 3));
  await openCheckout(page);
  const tokens = await page
    .getByRole("main")
    .locator("form[aria-label] [autocomplete]")
    .evaluateAll((fields) => fields.map((field) => field.getAttribute("autocomplete")));
  expect(tokens).toEqual([
    "email",
    "shipping name",
    "shipping address-line1",
    "shipping address-line2",
    "shipping postal-code",
    "shipping address-level2",
    "shipping country",
    "shipping tel",
  ]);
});

test("another country is another tax and other ways of delivery, and one that is out of reach says so", async ({
  page,
  goods,
}) => {
  await putIntoCart(page, quietGood(goods, 4));
  await openCheckout(page);
  await page.locator("select[name=country]").selectOption("FR");
  await expect(page.getByText(/^contains 20% tax/).filter({ visible: true })).toBeVisible();
  await fillAddress(page);
  await page.locator("input[name=postalCode]").fill("75001");
  await onward(page).click();
  await expect(page.getByRole("radio", { name: /^Standard/ })).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Express/ })).toHaveCount(0);
});

test("a code counts at once, and one that does not says why", async ({ page, goods }) => {
  await putIntoCart(page, quietGood(goods, 5));
  await openCheckout(page);
  const code = page.getByLabel("Discount code").filter({ visible: true });
  await code.fill("nobody-knows-it");
  await code.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "NOBODY-KNOWS-IT", visible: true })).toBeVisible();
  await page
    .getByRole("button", { name: /^Remove the code/ })
    .filter({ visible: true })
    .click();
  await code.fill("freeship");
  await code.press("Enter");
  await expect(page.getByText(/^Discount FREESHIP$/).filter({ visible: true })).toBeVisible();
});

test("in German it is German: words, money and the order", async ({ page, goods }) => {
  const good = quietGood(goods, 7);
  await putIntoCart(page, good);
  await openCheckout(page, "de");
  await toReview(page);
  await expect(page.getByText("Standardversand").filter({ visible: true }).first()).toBeVisible();
  const german = new Intl.NumberFormat("de", { style: "currency", currency: "EUR" });
  await expect(total(page)).toHaveText(
    german.format((good.variant.price.amount + (good.variant.price.amount >= 5_000 ? 0 : 490)) / 100),
  );
  await expect(placeButton(page)).toHaveText(/^Zahlungspflichtig bestellen·/);
  await placeButton(page).click();
  await whenOrdered(page);
  await expect(page).toHaveURL(/\/de\/orders\//);
});

test("an empty cart has nothing to order, and says where goods are", async ({ page }) => {
  await page.goto("/en/checkout");
  await expect(page.getByRole("heading", { name: "There is nothing to order" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Continue shopping" }).click();
  await expect(page).toHaveURL(/\/products$/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the checkout says that it needs them", async ({ page }) => {
    await page.goto("/en/checkout");
    const words = page.locator("main noscript p");
    await expect(words).toBeVisible();
    await expect(words).toContainText("Ordering needs JavaScript");
  });
});
