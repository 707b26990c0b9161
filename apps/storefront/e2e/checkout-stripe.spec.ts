import type { Page } from "@playwright/test";
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
import { findings } from "./findings.ts";
import type { Good } from "./goods.ts";
import { cartButton, putIntoCart } from "./pages.ts";
import { standInForStripeJs, stripeCards, typeCard } from "./stripe-js.ts";
import { expect, test } from "./test.ts";

test.use({ expectedNoise: /402 \(Payment Required\)/ });

const fields = (page: Page, title = "Credit or debit card") => page.getByRole("group", { name: title });

async function toPayment(page: Page, good: Good, locale = "en"): Promise<void> {
  await putIntoCart(page, good);
  await openCheckout(page, locale);
  await fillAddress(page);
  await onward(page).click();
  await expect(page).toHaveURL(/step=delivery/);
  await onward(page).click();
  await expect(page).toHaveURL(/step=payment/);
}

async function chooseStripe(page: Page): Promise<void> {
  await page.locator("input[type=radio][value=stripe]").check();
  await expect(page.locator("fieldset[aria-busy=false]")).toBeVisible();
}

/** From the address to the button that orders it, with this card. */
async function toReviewWith(page: Page, number: string): Promise<void> {
  await chooseStripe(page);
  await typeCard(page, number);
  await onward(page).click();
  await whenReviewed(page);
}

test("a card typed into Stripe's fields pays, and the shop never sees its number", async ({
  page,
  context,
  goods,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("https://js.stripe.com")) sent.push(request.postData() ?? "");
  });
  await standInForStripeJs(page);
  await toPayment(page, quietGood(goods, 60));
  expect(await page.locator("script[src*='stripe.com']").count()).toBe(0);
  await toReviewWith(page, stripeCards.pays);
  await expect(page.getByText("Visa •••• 4242")).toBeVisible();
  await placeButton(page).click();
  await whenOrdered(page);
  expect((await orders(context)).map(({ status }) => status)).toEqual(["paid"]);
  expect(sent.filter((body) => body.includes(stripeCards.pays))).toEqual([]);
  expect(sent.some((body) => body.includes("pm_card_visa"))).toBe(true);
});

test("a card that is declined leaves the cart as it was, is typed anew, and another one pays", async ({
  page,
  context,
  goods,
}) => {
  await standInForStripeJs(page);
  await toPayment(page, quietGood(goods, 61));
  await toReviewWith(page, stripeCards.declined);
  await placeButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "Your bank declined the payment." })).toBeVisible();
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 1 item");
  expect(await orders(context)).toEqual([]);
  await toReviewWith(page, stripeCards.pays);
  await placeButton(page).click();
  await whenOrdered(page);
  expect((await orders(context)).map(({ status }) => status)).toEqual(["paid"]);
});

test("what is no card is said at its field, in the page's language, and leads there", async ({
  page,
  goods,
}) => {
  await standInForStripeJs(page);
  await toPayment(page, quietGood(goods, 62), "de");
  await chooseStripe(page);
  await onward(page).click();
  const group = fields(page, "Kredit- oder Debitkarte");
  await expect(group.getByText("Bitte geben Sie die ganze Kartennummer ein.").first()).toBeVisible();
  await expect(group.getByText("Bitte geben Sie die Prüfziffer ein.").first()).toBeVisible();
  await expect(page.frameLocator("iframe[title='Card number']").locator("input")).toBeFocused();
  await typeCard(page, "4242424242424241");
  await expect(group.getByText("Ihre Kartennummer ist ungültig.").first()).toBeVisible();
  await expect(group.getByText("Bitte geben Sie die Prüfziffer ein.")).toHaveCount(0);
  expect(await findings(page, ["iframe"])).toEqual([]);
});

test("a card that was typed stays chosen over a reload, and can be changed", async ({ page, goods }) => {
  await standInForStripeJs(page);
  await toPayment(page, quietGood(goods, 63));
  await toReviewWith(page, stripeCards.pays);
  await page.reload();
  await whenReviewed(page);
  await page.getByRole("button", { name: "Change payment" }).click();
  await expect(page.getByText("Visa •••• 4242")).toBeVisible();
  await page.getByRole("button", { name: "Use another card" }).click();
  await expect(fields(page)).toBeVisible();
});

test.describe("when the bank asks on a page of its own", () => {
  async function toTheBank(page: Page, good: Good): Promise<void> {
    await standInForStripeJs(page);
    await toPayment(page, good);
    await toReviewWith(page, stripeCards.secondStep);
    await placeButton(page).click();
    await expect(page).toHaveURL(/\/bank\/pi_/, { timeout: 20_000 });
  }

  test("whoever confirms there comes back to his order, and nothing of the bank is in its address", async ({
    page,
    context,
    goods,
  }) => {
    await toTheBank(page, quietGood(goods, 64));
    const back = page.waitForRequest((request) =>
      /\/orders\/[\w-]{22}\?key=.*payment_intent=/.test(request.url()),
    );
    await page.getByRole("button", { name: "Complete" }).click();
    // The way back has no language; the shop puts it in.
    expect(new URL((await back).url()).pathname).toMatch(/^\/orders\//);
    await whenOrdered(page);
    await expect(page).not.toHaveURL(/payment_intent/);
    expect((await orders(context)).map(({ status }) => status)).toEqual(["paid"]);
    await expect(cartButton(page)).toHaveAccessibleName("Cart, empty");
  });

  test("whoever refuses there comes back to the payment, and another card pays", async ({
    page,
    context,
    goods,
  }) => {
    await toTheBank(page, quietGood(goods, 65));
    await page.getByRole("button", { name: "Fail" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "The payment was not confirmed." })).toBeVisible();
    await expect(page).toHaveURL(/\/checkout\?step=payment/);
    expect(await orders(context)).toEqual([]);
    await toReviewWith(page, stripeCards.pays);
    await placeButton(page).click();
    await whenOrdered(page);
  });

  test("whoever comes back undecided can go there again, or pay another way", async ({
    page,
    context,
    goods,
  }) => {
    await toTheBank(page, quietGood(goods, 66));
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Confirm with your bank" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Go to your bank" })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "Pay another way" }).click();
    await expect(page.getByRole("heading", { name: "How would you like to pay?" })).toBeVisible();
    await choose(page, "ok");
    await whenReviewed(page);
    await placeButton(page).click();
    await whenOrdered(page);
    expect((await orders(context)).filter(({ status }) => status === "paid")).toHaveLength(1);
  });

  test("whoever comes back in another browser sees the order paid", async ({
    page,
    goods,
    anotherDevice,
  }) => {
    await toTheBank(page, quietGood(goods, 67));
    const bank = page.url();
    const other = await anotherDevice(null);
    await other.goto(bank);
    await other.getByRole("button", { name: "Complete" }).click();
    await whenOrdered(other);
    await expect(other).not.toHaveURL(/payment_intent/);
  });
});

test.describe("where Stripe's script is kept away", () => {
  test.use({ expectedNoise: /ERR_FAILED|402 \(Payment Required\)/ });

  test("it is said in words, trying again helps once it comes, and another way to pay is there", async ({
    page,
    goods,
  }) => {
    await page.route("https://js.stripe.com/**", (route) => route.abort());
    await toPayment(page, quietGood(goods, 68));
    await page.locator("input[type=radio][value=stripe]").check();
    const said = page.getByRole("alert").filter({ hasText: "could not be loaded" });
    await expect(said).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.unroute("https://js.stripe.com/**");
    await standInForStripeJs(page);
    await said.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("fieldset[aria-busy=false]")).toBeVisible();
    await expect(said).toHaveCount(0);
    await choose(page, "ok");
    await whenReviewed(page);
    await placeButton(page).click();
    await whenOrdered(page);
  });
});

test("the fields come into places that are there already", async ({ page, goods }) => {
  await standInForStripeJs(page);
  let letIn = (): void => {};
  const wait = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await page.route("https://js.stripe.com/**/stripe.js", async (route) => {
    await wait;
    await route.fallback();
  });
  await toPayment(page, quietGood(goods, 69));
  await page.locator("input[type=radio][value=stripe]").check();
  await expect(page.locator("fieldset[aria-busy=true]")).toBeVisible();
  const before = await onward(page).boundingBox();
  letIn();
  await expect(page.locator("fieldset[aria-busy=false]")).toBeVisible();
  expect(await onward(page).boundingBox()).toEqual(before);
});
