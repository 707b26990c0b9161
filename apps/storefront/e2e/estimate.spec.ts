import type { Locator, Page } from "@playwright/test";
import { findings } from "./findings.ts";
import { type Good, isPlain } from "./goods.ts";
import { placeOrder } from "./orders.ts";
import { cartButton, drawer, euros, line, putIntoCart, quantity, voice } from "./pages.ts";
import { plainGoods } from "./server-cart.ts";
import { expect, test } from "./test.ts";

const total = (page: Page) => page.getByTestId("estimate-total");
const checkoutLink = (page: Page) => page.getByRole("main").getByRole("link", { name: "Checkout" });
const codeField = (page: Page) => page.getByRole("textbox", { name: "Discount code" });

/** Resolves once the shop has said what the cart comes to as it is now. */
const whenSettled = (page: Page) => expect(total(page)).toHaveAttribute("data-settled", "true");

async function openCart(page: Page, good: Good, count = 1): Promise<void> {
  await putIntoCart(page, good);
  await page.goto("/en/cart");
  await quantity(line(page, good)).fill(String(count));
  await quantity(line(page, good)).press("Enter");
  await whenSettled(page);
}

async function enter(page: Page, code: string): Promise<void> {
  await codeField(page).fill(code);
  await codeField(page).press("Enter");
}

const cheap = (good: Good): boolean => isPlain(good) && good.variant.price.amount < 2_500;

test("the cart estimates delivery and tax for where it goes and how, and remembers both", async ({
  page,
  goods,
}) => {
  const good = goods.find("plain product below 25.00", cheap);
  const price = good.variant.price.amount;
  await openCart(page, good);
  await expect(total(page)).toHaveText(euros(price + 490));
  await expect(page.getByTestId("tax")).toContainText("19%");
  await page.getByRole("combobox", { name: "Delivery", exact: true }).selectOption("express");
  await expect(total(page)).toHaveText(euros(price + 990));
  await page.getByRole("combobox", { name: "Deliver to" }).selectOption("SE");
  await expect(total(page)).toHaveText(euros(price + 490));
  await expect(page.getByTestId("tax")).toContainText("25%");
  const ways = page.getByRole("combobox", { name: "Delivery", exact: true }).getByRole("option");
  await expect(ways.filter({ hasText: "Express" })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Deliver to" })).toHaveValue("SE");
  await whenSettled(page);
  await expect(page.getByTestId("tax")).toContainText("25%");
});

test("a code takes something off, is said, and can be taken back", async ({ page, goods }) => {
  const good = goods.find("plain product below 25.00", cheap);
  const price = good.variant.price.amount;
  await openCart(page, good);
  await enter(page, " welcome10 ");
  const off = Math.round(price / 10);
  await expect(page.getByTestId("estimate-discount")).toHaveText(euros(-off));
  await expect(total(page)).toHaveText(euros(price - off + 490));
  await expect(voice(page)).toContainText(`The code WELCOME10 counts: ${euros(off)} off.`);
  const remove = page.getByRole("button", { name: "Remove the code WELCOME10" });
  await expect(remove).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await remove.press("Enter");
  await expect(codeField(page)).toBeFocused();
  await expect(page.getByTestId("estimate-discount")).toHaveCount(0);
  await expect(total(page)).toHaveText(euros(price + 490));
});

test("free delivery by code costs what the goods cost", async ({ page, goods }) => {
  const good = goods.find("plain product below 25.00", cheap);
  await openCart(page, good);
  await enter(page, "FREESHIP");
  await expect(total(page)).toHaveText(euros(good.variant.price.amount));
  await expect(page.getByTestId("nudge")).toHaveCount(0);
});

test("a code that does not count says why, and leaves the sum as it was", async ({ page, goods }) => {
  const good = goods.find("plain product below 25.00", cheap);
  await openCart(page, good);
  const sum = euros(good.variant.price.amount + 490);
  for (const [code, words] of [
    ["EXPIRED", "The code EXPIRED has expired."],
    ["NO-SUCH-CODE", "We do not know the code NO-SUCH-CODE."],
    ["%&!", "We do not know the code %&!."],
    // Twice as long in capitals, which is more than the shop reads.
    ["ß".repeat(40), `We do not know the code ${"S".repeat(40)}.`],
    ["FIVER", `The code FIVER counts for goods of ${euros(3_000)} or more.`],
  ] as const) {
    await enter(page, code);
    await expect(page.getByRole("main").getByRole("alert")).toHaveText(words);
    await expect(total(page)).toHaveText(sum);
    await page.getByRole("button", { name: /^Remove the code/ }).click();
    await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  }
});

test("a code that somebody else has used up meanwhile is refused in the cart already", async ({
  page,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product below 25.00", cheap);
  await openCart(page, good);
  await enter(page, "LASTONE");
  await expect(page.getByTestId("estimate-discount")).toBeVisible();
  const other = await anotherDevice(null);
  await placeOrder(other.context(), { goods: [[good, 1]], code: "LASTONE" });
  await quantity(line(page, good)).fill("2");
  await quantity(line(page, good)).press("Enter");
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "The code LASTONE has been used as often as it could be.",
  );
  await expect(page.getByTestId("estimate-discount")).toHaveCount(0);
});

test("the nudge says how much is missing to free delivery, and when it is reached", async ({
  page,
  goods,
}) => {
  const good = goods.find("plain product below 25.00", cheap);
  const price = good.variant.price.amount;
  await openCart(page, good);
  await expect(page.getByTestId("nudge")).toHaveText(
    `${euros(5_000 - price)} more and Standard delivery is free.`,
  );
  const enough = Math.ceil(5_000 / price);
  await quantity(line(page, good)).fill(String(enough));
  await quantity(line(page, good)).press("Enter");
  await expect(page.getByTestId("nudge")).toHaveText("Standard delivery is free for this cart.");
  await expect(page.getByTestId("estimate-delivery")).toHaveText("free");
  await expect(total(page)).toHaveText(euros(price * enough));
});

test("while it is worked out anew the last estimate stays, and nothing on the page moves", async ({
  page,
  goods,
}) => {
  const good = goods.find("plain product below 25.00", cheap);
  const price = good.variant.price.amount;
  await openCart(page, good);
  const place = async () => (await checkoutLink(page).boundingBox())?.y;
  const before = await place();
  const nudge = page.getByTestId("nudge").locator("p");
  const inkOf = (part: Locator) => part.evaluate((each) => getComputedStyle(each).color);
  const ink = await inkOf(nudge);
  const held = Promise.withResolvers<void>();
  await page.route(/\/trpc\/checkout\.review/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await line(page, good)
    .getByRole("button", { name: /^One step more/ })
    .click();
  await expect(page.getByTestId("cart-total")).toHaveText(euros(price * 2));
  await expect(total(page)).toHaveAttribute("data-settled", "false");
  await expect(total(page)).toHaveText(euros(price + 490));
  // What counts no more is not said as loudly as what does.
  await expect.poll(() => inkOf(nudge)).toBe(await inkOf(page.getByTestId("tax")));
  expect(await place()).toBe(before);
  held.resolve();
  await whenSettled(page);
  await expect(page.getByTestId("estimate-delivery")).toHaveText(price * 2 >= 5_000 ? "free" : euros(490));
  await expect.poll(() => inkOf(nudge)).toBe(ink);
  expect(await place()).toBe(before);
});

test("nothing moves when the first estimate arrives", async ({ page, goods }) => {
  await putIntoCart(page, goods.find("plain product below 25.00", cheap));
  const held = Promise.withResolvers<void>();
  await page.route(/\/trpc\/checkout\.review/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto("/en/cart");
  const place = async () =>
    Promise.all(
      [checkoutLink(page), page.getByRole("combobox", { name: "Deliver to" }), codeField(page)].map(
        async (part) => (await part.boundingBox())?.y,
      ),
    );
  await expect(checkoutLink(page)).toBeVisible();
  const before = await place();
  held.resolve();
  await whenSettled(page);
  expect(await place()).toEqual(before);
});

test("the places of what is not known yet are seen on their ground", async ({ page, goods }) => {
  await putIntoCart(page, goods.find("plain product", isPlain));
  await page.route(/\/trpc\/checkout\.review/, () => {});
  await page.goto("/en/cart");
  const summary = page.getByRole("region", { name: "Summary" });
  const ground = await summary.evaluate((tile) => getComputedStyle(tile).backgroundColor);
  const places = summary.locator("dd > [aria-hidden]");
  await expect(places).toHaveCount(2);
  for (const place of await places.all())
    expect(await place.evaluate((each) => getComputedStyle(each).backgroundColor)).not.toBe(ground);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("goods that are in an order whose payment is under way say so on their line", async ({
  page,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  const order = await placeOrder(page.context(), { goods: [[good, 1]], token: "second-step" });
  await page.goto("/en/cart");
  await expect(line(page, good)).toContainText(
    `This is in order ${order.number}, whose payment is under way.`,
  );
  await expect(page.getByText("Some of it needs your attention")).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test("what the shop says is left is what can be taken, though the tab knew of more", async ({
  page,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  await openCart(page, good, 2);
  for (const [available, words, way] of [
    [1, "Only one is left; you asked for 2.", "Take 1"],
    [0, "It is sold out.", "Save for later"],
  ] as const) {
    await page.route(/\/trpc\/checkout\.review/, async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      const problem = { kind: "insufficient-stock", variantId: good.variant.id, requested: 2, available };
      answer.result.data.lines[0].problems = [problem];
      await route.fulfill({ response, json: answer });
    });
    await page.reload();
    const note = line(page, good).locator(".bg-note-soft");
    await expect(note).toContainText(words);
    await expect(note.getByRole("button").first()).toHaveText(way);
  }
});

test("the way to the checkout is on the cart's page and in the drawer", async ({ page, goods }) => {
  await putIntoCart(page, goods.find("plain product", isPlain));
  await expect(drawer(page).getByRole("link", { name: "Checkout" })).toHaveAttribute("href", "/en/checkout");
  await page.goto("/en/cart");
  await whenSettled(page);
  await checkoutLink(page).click();
  await expect(page).toHaveURL(/\/en\/checkout/);
});

test("an empty cart has no way to the checkout", async ({ page }) => {
  await page.goto("/en/cart");
  const empty = page.getByRole("heading", { name: "Nothing in here yet" });
  await expect(empty).toBeVisible();
  await expect(page.getByRole("link", { name: "Checkout" })).toHaveCount(0);
  // In the middle of the page, on a wide screen too.
  const middle = await empty.evaluate((heading) => {
    const { left, right } = heading.getBoundingClientRect();
    return (left + right) / 2 - document.documentElement.clientWidth / 2;
  });
  expect(Math.abs(middle)).toBeLessThan(2);
});

test.describe("without a network", () => {
  test.use({ expectedNoise: /ERR_INTERNET_DISCONNECTED/ });

  test("there is no way to the checkout, and it says why", async ({ page, context, goods }) => {
    await openCart(page, goods.find("plain product", isPlain));
    await context.setOffline(true);
    const button = page.getByRole("main").getByRole("button", { name: "Checkout" });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(/You are offline/);
    await button.press("Enter");
    await expect(page).toHaveURL(/\/en\/cart$/);
    await context.setOffline(false);
    await expect(checkoutLink(page)).toBeVisible();
  });
});

test.describe("in German, on a narrow phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, locale: "de-DE" });

  test("the estimate is read without scrolling sideways", async ({ page, goods }) => {
    const [first, second] = plainGoods(goods, 2) as [Good, Good];
    await putIntoCart(page, first);
    await putIntoCart(page, second);
    await page.goto("/de/cart");
    await whenSettled(page);
    await expect(page.getByText("Summe, geschätzt")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Lieferland" })).toHaveValue("DE");
    const wider = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wider()).toBe(0);
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await wider()).toBe(0);
    await expect(cartButton(page)).toHaveAccessibleName("Warenkorb, 2 Artikel");
    await page.getByRole("textbox", { name: "Rabattcode" }).fill("X".repeat(40));
    await page.getByRole("textbox", { name: "Rabattcode" }).press("Enter");
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    expect(await wider()).toBe(0);
  });
});
