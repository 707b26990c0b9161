import {
  choose,
  openCheckout,
  orders,
  placeButton,
  quietGood,
  readyToPlace,
  whenOrdered,
  whenReviewed,
} from "./checkout-pages.ts";
import { findings } from "./findings.ts";
import { cartButton, putIntoCart } from "./pages.ts";
import { expect, test } from "./test.ts";

test.use({ expectedNoise: /402 \(Payment Required\)/ });

const bank = "Confirm with your bank";

test("a card that is declined leaves everything as it was, and the next one pays", async ({
  page,
  context,
  goods,
}) => {
  await readyToPlace(page, [quietGood(goods, 30)], "declined");
  await placeButton(page).click();
  await expect(page.getByRole("heading", { name: "How would you like to pay?" })).toBeFocused();
  await expect(page.getByRole("alert").filter({ hasText: "Your bank declined the payment." })).toBeVisible();
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 1 item");
  expect(await findings(page)).toEqual([]);
  await choose(page, "ok");
  await whenReviewed(page);
  await placeButton(page).click();
  await whenOrdered(page);
  expect((await orders(context)).map(({ status }) => status)).toEqual(["paid"]);
});

test("a second step that is approved is an order, over a reload too", async ({ page, context, goods }) => {
  await readyToPlace(page, [quietGood(goods, 31)], "second-step");
  await placeButton(page).click();
  await expect(page.getByRole("heading", { name: bank })).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await page.getByRole("button", { name: "Approve" }).click();
  await whenOrdered(page);
  expect((await orders(context)).map(({ status }) => status)).toEqual(["paid"]);
});

test("a second step that is refused orders nothing, and another card pays", async ({
  page,
  context,
  goods,
}) => {
  await readyToPlace(page, [quietGood(goods, 32)], "second-step");
  await placeButton(page).click();
  await page.getByRole("button", { name: "Refuse" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The payment was not confirmed." })).toBeVisible();
  expect(await orders(context)).toEqual([]);
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 1 item");
  await choose(page, "ok");
  await whenReviewed(page);
  await placeButton(page).click();
  await whenOrdered(page);
});

test("a bank that does not answer yet leads to the order, which says so and is paid by itself", async ({
  page,
  context,
  goods,
}) => {
  await readyToPlace(page, [quietGood(goods, 33)], "timeout");
  await placeButton(page).click();
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}\?key=/, { timeout: 20_000 });
  await expect
    .poll(async () => (await orders(context)).map(({ status }) => status), { timeout: 30_000 })
    .toEqual(["paid"]);
});

test("a double click is one order", async ({ page, context, goods }) => {
  await readyToPlace(page, [quietGood(goods, 34)]);
  let places = 0;
  page.on("request", (request) => {
    if (request.url().includes("checkout.place")) places++;
  });
  await placeButton(page).evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await whenOrdered(page);
  expect(places).toBe(1);
  expect(await orders(context)).toHaveLength(1);
});

test("a reload while it is being placed asks for the same order again", async ({ page, context, goods }) => {
  await readyToPlace(page, [quietGood(goods, 35)]);
  let asked = 0;
  const reached = new Promise<void>((resolve) => {
    // The route stays: a browser lets go on what was held by one that is taken away, and the page would be answered.
    void page.route(/checkout\.place/, async (route) => {
      if (++asked > 1) return route.continue();
      await route.fetch();
      resolve();
      // Never answered: the page goes before.
    });
  });
  await placeButton(page).click();
  await reached;
  await page.reload();
  await whenOrdered(page);
  expect(asked).toBe(2);
  expect(await orders(context)).toHaveLength(1);
});

test("an order that somebody works on is waited for, with a word", async ({ page, context, goods }) => {
  await readyToPlace(page, [quietGood(goods, 36)]);
  const keys: string[] = [];
  await page.route(
    /checkout\.place/,
    async (route) => {
      keys.push(route.request().postDataJSON().idempotencyKey);
      const problem = { kind: "checkout-in-progress", retryAfterSeconds: 1 };
      const data = { code: "CONFLICT", httpStatus: 409, problem };
      await route.fulfill({ json: { error: { message: problem.kind, code: -32009, data } } });
    },
    { times: 1 },
  );
  page.on("request", (request) => {
    if (request.url().includes("checkout.place")) keys.push(request.postDataJSON().idempotencyKey);
  });
  await placeButton(page).click();
  await expect(page.getByText("It takes a little longer than usual.")).toBeVisible();
  await whenOrdered(page);
  expect(new Set(keys).size).toBe(1);
  expect(await orders(context)).toHaveLength(1);
});

test.describe("on a bad network", () => {
  test.use({ expectedNoise: /ERR_(FAILED|INTERNET_DISCONNECTED)/ });

  test("a reply that is lost is one order", async ({ page, context, goods }) => {
    await readyToPlace(page, [quietGood(goods, 37)]);
    await page.route(
      /checkout\.place/,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await placeButton(page).click();
    await expect(page.getByText(/nothing is ordered twice/)).toBeVisible();
    await whenOrdered(page);
    expect(await orders(context)).toHaveLength(1);
  });

  test("offline it says so and waits, and orders when the network is back", async ({
    page,
    context,
    goods,
  }) => {
    await readyToPlace(page, [quietGood(goods, 38)]);
    await context.setOffline(true);
    await expect(page.getByText("You are offline.").first()).toBeVisible();
    await placeButton(page).click();
    await expect(page.getByText(/nothing is ordered twice/)).toBeVisible();
    await context.setOffline(false);
    await whenOrdered(page);
    expect(await orders(context)).toHaveLength(1);
  });

  test("a shop out of reach says so, loses nothing, and goes on by itself", async ({ page, goods }) => {
    await readyToPlace(page, [quietGood(goods, 39)]);
    await page.route(/\/trpc\//, (route) => route.abort());
    await page.reload();
    await expect(
      page
        .getByRole("alert")
        .filter({ hasText: /shop cannot be reached|could not be saved|You are offline/ }),
    ).toBeVisible();
    await page.unroute(/\/trpc\//);
    await whenReviewed(page);
    await expect(page.getByText("10119 Berlin")).toBeVisible();
  });
});

test("a checkout that is begun anew after an order has nothing of it but the goods", async ({
  page,
  goods,
}) => {
  const good = quietGood(goods, 40);
  await readyToPlace(page, [good]);
  await placeButton(page).click();
  await whenOrdered(page);
  await putIntoCart(page, good);
  await openCheckout(page);
  await expect(page.locator("input[name=email]")).toHaveValue("");
});
