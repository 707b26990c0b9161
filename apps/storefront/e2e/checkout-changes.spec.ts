import {
  addElsewhere,
  checklist,
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
import { findings } from "./findings.ts";
import { type Merchant, merchant } from "./merchant.ts";
import { change, placeOrder } from "./orders.ts";
import { cartButton, euros, putIntoCart } from "./pages.ts";
import { serverCart, whenServerHas } from "./server-cart.ts";
import { expect, test } from "./test.ts";

test.use({ expectedNoise: /409 \(Conflict\)/ });

let shopkeeper: Merchant;
test.beforeAll(async () => {
  shopkeeper = await merchant();
});
test.afterAll(() => shopkeeper.leave());

test("a price that changes between the last look and the click is agreed to or not, never just charged", async ({
  page,
  context,
  goods,
}) => {
  const good = quietGood(goods, 10);
  const { price } = good.variant;
  const dearer = { ...price, amount: price.amount + 200 };
  await readyToPlace(page, [good]);
  const before = await total(page).textContent();
  await shopkeeper.change(good.variant, { price: dearer });
  await placeButton(page).click();

  await expect(checklist(page)).toContainText(
    `it was ${euros(price.amount)}, it is now ${euros(dearer.amount)}`,
  );
  await expect(placeButton(page)).toHaveAttribute("aria-disabled", "true");
  await placeButton(page).click({ force: true });
  expect(await orders(context)).toEqual([]);
  expect(await findings(page)).toEqual([]);
  for (const box of await checklist(page).getByRole("checkbox").all()) await box.check();
  await expect(placeButton(page)).not.toHaveAttribute("aria-disabled");
  await expect(total(page)).not.toHaveText(before ?? "");
  await placeButton(page).click();
  await whenOrdered(page);
  const [order] = await orders(context);
  expect(order?.total.amount).toBeGreaterThanOrEqual(dearer.amount);
  await shopkeeper.change(good.variant, { price });
});

test("who does not want it at the new price takes it out on the spot", async ({ page, context, goods }) => {
  const [dear, kept] = [quietGood(goods, 11), quietGood(goods, 12)];
  const { price } = dear.variant;
  await readyToPlace(page, [dear, kept]);
  await shopkeeper.change(dear.variant, { price: { ...price, amount: price.amount + 300 } });
  await placeButton(page).click();
  await checklist(page)
    .getByRole("button", { name: new RegExp(`^Remove ${dear.product.name}`) })
    .click();
  await whenSettled(page);
  for (const box of await checklist(page).getByRole("checkbox").all()) await box.check();
  await placeButton(page).click();
  await whenOrdered(page);
  // A message with the way back may still stand beside.
  const main = page.getByRole("main");
  await expect(main.getByText(kept.product.name).first()).toBeVisible();
  await expect(main.getByText(dear.product.name)).toHaveCount(0);
  expect(await orders(context)).toHaveLength(1);
  await shopkeeper.change(dear.variant, { price });
});

test("when fewer are left than wanted, what is left is one click away", async ({ page, context, goods }) => {
  const good = quietGood(goods, 13);
  await putIntoCart(page, good);
  await addElsewhere(context, good, 4);
  await whenServerHas(context, [[good, 5]]);
  await openCheckout(page);
  await fillAddress(page);
  await onward(page).click();
  await expect(page).toHaveURL(/step=delivery/);
  await shopkeeper.change(good.variant, { stock: 3 });
  await onward(page).click();
  await choose(page, "ok");
  await whenReviewed(page);
  await expect(checklist(page)).toContainText("Only 3 are left; you asked for 5.");
  await expect(placeButton(page)).toHaveAttribute("aria-disabled", "true");
  expect(await findings(page)).toEqual([]);
  await checklist(page).getByRole("button", { name: "Take 3" }).click();
  await expect(checklist(page)).toHaveCount(0);
  await whenSettled(page);
  await expect(placeButton(page)).not.toHaveAttribute("aria-disabled");
  await placeButton(page).click();
  await whenOrdered(page);
  await shopkeeper.change(good.variant, { stock: good.variant.stock });
});

test("what is sold out during the checkout is taken out or kept for later, and the rest is ordered", async ({
  page,
  context,
  goods,
}) => {
  const [gone, rest] = [quietGood(goods, 14), quietGood(goods, 15)];
  await readyToPlace(page, [gone, rest]);
  await shopkeeper.change(gone.variant, { available: false });
  await placeButton(page).click();
  await expect(checklist(page)).toContainText("This cannot be bought at the moment.");
  await checklist(page)
    .getByRole("button", { name: /^Save for later/ })
    .click();
  await whenSettled(page);
  for (const box of await checklist(page).getByRole("checkbox").all()) await box.check();
  await placeButton(page).click();
  await whenOrdered(page);
  expect(await orders(context)).toHaveLength(1);
  await shopkeeper.change(gone.variant, { available: true });
});

test("what another device puts in meanwhile is no part of the order, and stays in the cart", async ({
  page,
  context,
  goods,
}) => {
  const [shown, added] = [quietGood(goods, 16), quietGood(goods, 17)];
  await readyToPlace(page, [shown]);
  const agreed = await total(page).textContent();
  await addElsewhere(context, added);
  await expect(page.getByText(`${added.product.name}`).first()).toBeVisible();
  await expect(page.getByText(/came into your cart meanwhile. It is not part of this order/)).toBeVisible();
  await expect(total(page)).toHaveText(agreed ?? "");
  expect(await findings(page)).toEqual([]);
  await placeButton(page).click();
  await whenOrdered(page);
  await expect(page.getByText(shown.product.name).first()).toBeVisible();
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 1 item");
  expect(await serverCart(context)).toEqual({ [added.variant.id]: 1 });
});

test("what another device puts in meanwhile can be ordered as well", async ({ page, context, goods }) => {
  const [shown, added] = [quietGood(goods, 16), quietGood(goods, 17)];
  await readyToPlace(page, [shown]);
  await addElsewhere(context, added);
  // Its name comes a moment later, and moves what is below.
  await expect(page.getByText(/came into your cart meanwhile/)).toContainText(added.product.name);
  await page.getByRole("button", { name: "Order it as well" }).click();
  await expect(page.getByRole("heading", { name: "2 items" })).toBeVisible();
  await whenSettled(page);
  await placeButton(page).click();
  await whenOrdered(page);
  await expect(cartButton(page)).toHaveAccessibleName("Cart, empty");
});

test("a second device that orders meanwhile is seen", async ({ page, context, goods }) => {
  await readyToPlace(page, [quietGood(goods, 18)]);
  await placeOrder(context, { goods: [] });
  await expect(page.getByRole("heading", { name: "There is nothing to order" })).toBeVisible();
  await expect(page.getByText(/it was ordered, or taken out, on another device/)).toBeVisible();
});

test.describe("before anybody hears of it", () => {
  test.use({ expectedNoise: /409 \(Conflict\)|ERR_FAILED/ });
  test("a second device that orders meanwhile is not ordered after", async ({ page, context, goods }) => {
    await readyToPlace(page, [quietGood(goods, 19), quietGood(goods, 20)]);
    await page.route(/\/(live|trpc\/cart\.)/, (route) => route.abort());
    await placeOrder(context, { goods: [] });
    await placeButton(page).click();
    await expect(
      checklist(page)
        .or(page.getByRole("heading", { name: "There is nothing to order" }))
        .first(),
    ).toBeVisible();
    await expect(page).not.toHaveURL(/orders/);
    expect(await orders(context)).toHaveLength(1);
    await page.unroute(/\/(live|trpc\/cart\.)/);
  });
});

test("goods that are reserved for somebody who pays are his, until he goes elsewhere", async ({
  page,
  goods,
  anotherDevice,
}) => {
  const good = quietGood(goods, 42);
  await shopkeeper.change(good.variant, { stock: 1 });
  const other = await anotherDevice(null);
  await other.goto("/en");
  await change(other.context(), "session.start", {});
  await addElsewhere(other.context(), good);
  await putIntoCart(page, good);
  await openCheckout(page);
  await fillAddress(page);
  await onward(page).click();
  await onward(page).click();
  await expect(page.getByText(/^Reserved for you until/)).toBeVisible();

  await openCheckout(other);
  await toReview(other);
  await expect(checklist(other)).toContainText("It is sold out.");
  await page.getByRole("main").getByRole("link", { name: "Back to your cart" }).click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(async () => {
    await other.reload();
    await whenReviewed(other);
    await expect(checklist(other)).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await shopkeeper.change(good.variant, { stock: good.variant.stock });
});
