import type { Page } from "@playwright/test";
import { findings } from "./findings.ts";
import { type Good, isPlain } from "./goods.ts";
import { change, pathOf, pathWithoutKey, placeOrder } from "./orders.ts";
import { add, cartButton, drawer, euros, line, openProduct, quantity, whenAlive } from "./pages.ts";
import { plainGoods } from "./server-cart.ts";
import { expect, test } from "./test.ts";

/** What the browser itself says of an answer that is a refusal. */
const notFound = /404 \(Not Found\).*orders\.byId/;

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const stage = (page: Page, name: string) => page.locator(`article[data-stage="${name}"]`);
const action = (page: Page, name: string) =>
  page.getByRole("main").getByRole("button", { name, exact: true });

test("an order's page is its confirmation right after it was paid, and tells all of it", async ({
  page,
  goods,
}) => {
  const [first, second] = plainGoods(goods, 2) as [Good, Good];
  const order = await placeOrder(page.context(), {
    goods: [
      [first, 2],
      [second, 1],
    ],
    code: "WELCOME10",
    delivery: "express",
  });
  await page.goto(pathOf(order.link));
  await expect(title(page)).toHaveAccessibleName(`Thank you. Your order number is ${order.number}.`);
  await expect(
    page.getByText("A mail with everything in it is on its way to ada@example.com."),
  ).toBeVisible();
  await expect(page.getByTestId("order-total")).toHaveText(euros(order.total.amount));
  const subtotal = first.variant.price.amount * 2 + second.variant.price.amount;
  const main = page.getByRole("main");
  for (const text of [
    euros(subtotal),
    euros(-Math.round(subtotal / 10)),
    "Express delivery",
    euros(990),
    "Torstraße 1",
    "10119 Berlin",
    "Germany",
  ])
    await expect(main.getByText(text, { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByTestId("tax")).toContainText("contains 19% tax");
  const line = page.locator(`[data-line="${first.variant.id}"]`);
  await expect(line).toContainText(`2 × ${euros(first.variant.price.amount)}`);
  await expect(line).toContainText(first.variant.sku);
  await expect(line.getByRole("link", { name: first.product.name })).toHaveAttribute(
    "href",
    `/en/products/${first.product.slug}?variant=${first.variant.id}`,
  );
  const history = page.getByRole("region", { name: "What has happened" }).getByRole("listitem");
  await expect(history).toHaveText([/^Ordered/, /^Paid/, /^Handed to the carrier$/, /^Delivered$/]);
});

test("the link of a mail opens the order in a browser that knows nothing, and its key goes nowhere else", async ({
  page,
  goods,
  anotherDevice,
}) => {
  const order = await placeOrder(page.context(), { goods: [[goods.find("plain product", isPlain), 1]] });
  const key = new URL(order.link).searchParams.get("key") ?? "";
  expect(key).not.toBe("");
  const stranger = await anotherDevice(null);
  const referrers: string[] = [];
  const elsewhere: string[] = [];
  stranger.on("request", (request) => {
    referrers.push(request.headers().referer ?? "");
    const isTheirs = /\/en\/orders\/|\/trpc\/orders\.byId/.test(request.url());
    if (!isTheirs && request.url().includes(key)) elsewhere.push(request.url());
  });
  const answer = await stranger.goto(pathOf(order.link));
  await expect(title(stranger)).toContainText(order.number);
  expect(answer?.headers()).toMatchObject({
    "referrer-policy": "no-referrer",
    "cache-control": expect.stringContaining("no-store"),
    "x-robots-tag": "noindex, nofollow",
  });
  // What is the same for everybody may say nothing of one order.
  expect(await answer?.text()).not.toContain("ada@example.com");
  await expect(stranger.locator("meta[name=robots]").first()).toHaveAttribute("content", /noindex/);
  expect(new URL(stranger.url()).searchParams.get("key")).toBe(key);
  expect(await stranger.context().cookies()).toEqual([]);
  for (const href of await stranger
    .locator("a[href]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? "")))
    if (!href.includes(`/orders/${order.orderId}`)) expect(href).not.toContain("key=");
  await stranger.getByRole("main").getByRole("listitem").first().getByRole("link").click();
  await expect(stranger).toHaveURL(/\/products\//);
  expect(stranger.url()).not.toContain("key=");
  expect(referrers.filter((referrer) => referrer.includes("key="))).toEqual([]);
  expect(elsewhere).toEqual([]);
});

test.describe("an order of somebody else", () => {
  test.use({ expectedNoise: notFound });

  test("is not there: with a session, without one, with a wrong key, and like one that never was", async ({
    page,
    goods,
    anotherDevice,
  }) => {
    const order = await placeOrder(page.context(), { goods: [[goods.find("plain product", isPlain), 1]] });
    const nobody = await anotherDevice(null);
    const somebody = await anotherDevice(null);
    await change(somebody.context(), "session.start", {});
    const said = new Set<string>();
    for (const [device, path] of [
      [nobody, pathWithoutKey(order.link)],
      [nobody, `${pathWithoutKey(order.link)}?key=${"A".repeat(43)}`],
      [somebody, pathWithoutKey(order.link)],
      [somebody, "/en/orders/0123456789abcdefghijkl"],
      [somebody, "/en/orders/nothing"],
    ] as const) {
      await device.goto(path);
      await expect(device.getByRole("heading", { name: "There is no order to show here" })).toBeVisible();
      said.add((await device.getByRole("main").textContent()) ?? "");
    }
    expect(said.size).toBe(1);
    expect(await findings(somebody)).toEqual([]);
  });
});

test("its owner needs no key", async ({ page, goods }) => {
  const order = await placeOrder(page.context(), { goods: [[goods.find("plain product", isPlain), 1]] });
  await page.goto(pathWithoutKey(order.link));
  await expect(title(page)).toContainText(order.number);
});

test("a payment that nobody has answered is waited for, and the page changes by itself", async ({
  page,
  goods,
}) => {
  const order = await placeOrder(page.context(), {
    goods: [[goods.find("plain product", isPlain), 1]],
    token: "timeout",
  });
  expect(order.status).toBe("pending");
  await page.goto(pathOf(order.link));
  await expect(stage(page, "settling")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "This takes a moment" })).toBeVisible();
  await expect(stage(page, "paid")).toBeVisible({ timeout: 30_000 });
  await expect(title(page)).toContainText("Thank you");
});

test.describe("a payment that the bank asks back about", () => {
  test.use({ expectedNoise: /402 \(Payment Required\)/ });

  test("is finished from the order's page, in another browser too", async ({
    page,
    goods,
    anotherDevice,
  }) => {
    const order = await placeOrder(page.context(), {
      goods: [[goods.find("plain product", isPlain), 1]],
      token: "second-step",
    });
    expect(order.status).toBe("requires-action");
    const other = await anotherDevice(null);
    await other.goto(pathOf(order.link));
    await expect(other.getByRole("heading", { name: "Confirm your payment" })).toBeVisible();
    expect(await findings(other)).toEqual([]);
    await action(other, "Approve").click();
    await expect(stage(other, "paid")).toBeVisible();
    await expect(title(other)).toContainText("Thank you");
    await expect(title(other)).toBeFocused();
  });

  test("and is refused there says that nothing was charged, though the shop was just at it itself", async ({
    page,
    goods,
  }) => {
    const order = await placeOrder(page.context(), {
      goods: [[goods.find("plain product", isPlain), 1]],
      token: "second-step",
    });
    let tries = 0;
    await page.route(/\/trpc\/checkout\.confirm/, (route) => {
      tries += 1;
      if (tries > 1) return route.continue();
      const problem = { kind: "checkout-in-progress", retryAfterSeconds: 1 };
      const data = { code: "CONFLICT", httpStatus: 409, path: "checkout.confirm", problem };
      return route.fulfill({ status: 409, json: { error: { message: problem.kind, code: -32009, data } } });
    });
    await page.goto(pathOf(order.link));
    await action(page, "Refuse").click();
    await expect(stage(page, "declined")).toBeVisible();
    expect(tries).toBeGreaterThan(1);
    await expect(page.getByText("You were charged nothing.")).toBeVisible();
  });
});

test("an order that has not left can be cancelled, after a question, and says that the money went back", async ({
  page,
  goods,
}) => {
  const order = await placeOrder(page.context(), { goods: [[goods.find("plain product", isPlain), 1]] });
  await page.goto(pathOf(order.link));
  await action(page, "Cancel order").click();
  const dialog = page.getByRole("alertdialog", { name: `Cancel order ${order.number}?` });
  await expect(dialog).toContainText("You get back everything you have paid");
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(dialog).toBeHidden();
  await expect(stage(page, "paid")).toBeVisible();
  await action(page, "Cancel order").click();
  await dialog.getByRole("button", { name: "Cancel order" }).click();
  await expect(stage(page, "refunded")).toBeVisible({ timeout: 30_000 });
  await expect(title(page)).toHaveAccessibleName(`Order ${order.number}`);
  await expect(title(page)).toBeFocused();
  await expect(page.getByText("your money went back the way you paid it")).toBeVisible();
  await expect(action(page, "Cancel order")).toHaveCount(0);
});

test("an order can be ordered again: its goods are in the cart once, and the drawer shows them", async ({
  page,
  goods,
}) => {
  const [first, second] = plainGoods(goods, 2) as [Good, Good];
  const order = await placeOrder(page.context(), {
    goods: [
      [first, 2],
      [second, 1],
    ],
  });
  await page.goto(pathOf(order.link));
  await expect(cartButton(page)).toHaveAccessibleName("Cart, empty");
  await action(page, "Order again").click();
  await expect(drawer(page)).toBeVisible();
  await expect(quantity(line(drawer(page), first))).toHaveValue("2");
  await expect(quantity(line(drawer(page), second))).toHaveValue("1");
});

test("ordering again from a mail's link begins a cart in a browser that has none", async ({
  page,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  const order = await placeOrder(page.context(), { goods: [[good, 3]] });
  const other = await anotherDevice(null);
  await other.goto(pathOf(order.link));
  await whenAlive(other);
  await action(other, "Order again").click();
  await expect(quantity(line(drawer(other), good))).toHaveValue("3");
  await other.reload();
  await expect(cartButton(other)).toHaveAccessibleName("Cart, 3 items");
});

test("what cannot be ordered again is said with its reason, and the rest is in the cart", async ({
  page,
  goods,
}) => {
  const scarce = goods.find(
    "variant with a limit and more than that of it",
    (good) => isPlain(good) && good.variant.max < 100 && good.variant.stock > good.variant.max + 20,
  );
  const plenty = goods.find(
    "plain product",
    (good) => isPlain(good) && good.product.id !== scarce.product.id,
  );
  const { max } = scarce.variant;
  const order = await placeOrder(page.context(), {
    goods: [
      [scarce, max],
      [plenty, 1],
    ],
  });
  await openProduct(page, scarce);
  await add(page);
  await page.goto(pathOf(order.link));
  await action(page, "Order again").click();
  const note = page.getByRole("alert").filter({ hasText: scarce.product.name });
  await expect(note).toContainText("One item is in your cart again.");
  await expect(note).toContainText(`you asked for ${max + 1}`);
  await note.getByRole("link", { name: "View cart" }).click();
  await expect(quantity(line(page, plenty))).toHaveValue("1");
  // Others shop here, too.
  await change(page.context(), "orders.cancel", { orderId: order.orderId });
});

test.describe("with the worker that keeps visited pages", () => {
  test.use({ serviceWorkers: "allow" });

  test("no order is on the device, neither its page nor its address", async ({ page, goods }) => {
    const order = await placeOrder(page.context(), { goods: [[goods.find("plain product", isPlain), 1]] });
    await page.goto("/en/terms");
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.goto(pathOf(order.link));
    await expect(title(page)).toContainText(order.number);
    await page.goto("/en/returns");
    const kept = () =>
      page.evaluate(async () => {
        const shelves = await caches.keys();
        const all = await Promise.all(shelves.map(async (shelf) => (await caches.open(shelf)).keys()));
        return all.flat().map(({ url }) => new URL(url).pathname);
      });
    // What was visited last is there, so whatever was before it would be, too.
    await expect.poll(kept).toContain("/en/returns");
    expect((await kept()).filter((path) => path.includes("/orders"))).toEqual([]);
  });
});

test("on paper it is a page to be filed: no header, no button, black on white", async ({ page, goods }) => {
  const [first, second] = plainGoods(goods, 2) as [Good, Good];
  const order = await placeOrder(page.context(), {
    goods: [
      [first, 2],
      [second, 1],
    ],
    code: "WELCOME10",
  });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(pathOf(order.link));
  await expect(title(page)).toContainText("Thank you");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const role of ["banner", "contentinfo", "button", "navigation"] as const)
    await expect(page.getByRole(role).filter({ visible: true })).toHaveCount(0);
  await expect(page.getByText("Thank you. Your order number")).toBeHidden();
  await expect(page.getByRole("heading", { name: `Order ${order.number}` })).toBeVisible();
  for (const text of [first.product.name, first.variant.sku, "Torstraße 1", euros(order.total.amount)])
    await expect(page.getByRole("main").getByText(text).filter({ visible: true }).first()).toBeVisible();
  const { color, background } = await title(page).evaluate((heading) => ({
    color: getComputedStyle(heading).color,
    background: getComputedStyle(document.body).backgroundColor,
  }));
  expect([color, background]).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  await page.setViewportSize({ width: 680, height: 960 });
  await page.screenshot({ path: test.info().outputPath("order-on-paper.png"), fullPage: true });
  await page.pdf({ path: test.info().outputPath("order.pdf"), preferCSSPageSize: true });
});

test("the print button prints", async ({ page, goods }) => {
  const order = await placeOrder(page.context(), { goods: [[goods.find("plain product", isPlain), 1]] });
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.goto(pathOf(order.link));
  await action(page, "Print").click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "");
});

test("the history without orders leads somewhere, and to the account's", async ({ page }) => {
  await page.goto("/en/account/orders");
  await expect(page.getByRole("heading", { name: "No orders yet" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await expect(page.getByRole("link", { name: "Sign in to see your account’s orders" })).toHaveAttribute(
    "href",
    "/en/sign-in?to=orders",
  );
  await page.getByRole("link", { name: "Find something nice" }).click();
  await expect(page).toHaveURL(/\/en\/products$/);
});

test("goods of one name are named once in the history", async ({ page, goods }) => {
  const product = goods.all.find(
    (each) =>
      each.variants.length > 1 && each.variants.every((variant) => isPlain({ product: each, variant })),
  );
  if (product === undefined) throw new Error("The shop has no product of several plain variants.");
  const [first, second] = product.variants.map((variant) => ({ product, variant })) as [Good, Good];
  await placeOrder(page.context(), {
    goods: [
      [first, 1],
      [second, 1],
    ],
  });
  await page.goto("/en/account/orders");
  const row = page.getByRole("list", { name: "Your orders" }).getByRole("listitem");
  await expect(row.getByText(product.name)).toHaveText(product.name);
});

test.describe("late in the evening, west of the shop", () => {
  test.use({ timezoneId: "Europe/London" });

  test("the history and the order's page name one day", async ({ page, goods }) => {
    const good = goods.find("plain product", isPlain);
    const { number, link } = await placeOrder(page.context(), { goods: [[good, 1]] });
    await page.route(/\/trpc\/orders\./, async (route) => {
      const response = await route.fetch();
      const placedAt = `"placedAt":${Date.UTC(2026, 0, 1, 23, 30)}`;
      await route.fulfill({ response, body: (await response.text()).replace(/"placedAt":\d+/g, placedAt) });
    });
    await page.goto("/en/account/orders");
    const row = page.getByRole("listitem").filter({ hasText: `Order ${number}` });
    await expect(row).toContainText("January 1, 2026");
    await page.goto(pathOf(link));
    await expect(page.getByText(/^Ordered on January 1, 2026/)).toBeVisible();
  });
});

test("the history shows what was ordered in this browser, latest first, ten at a time", async ({
  page,
  goods,
}) => {
  test.slow();
  const good = goods.find("plain product", isPlain);
  const numbers: string[] = [];
  for (let count = 0; count < 12; count++)
    numbers.unshift((await placeOrder(page.context(), { goods: [[good, 1]] })).number);
  await page.goto("/en/account/orders");
  const rows = page.getByRole("list", { name: "Your orders" }).getByRole("heading", { level: 2 });
  await expect(rows).toHaveText(numbers.slice(0, 10).map((number) => `Order ${number}`));
  await expect(page.getByText("These are the orders made in this browser without an account.")).toBeVisible();
  await action(page, "Show older orders").press("Enter");
  await expect(rows).toHaveText(numbers.map((number) => `Order ${number}`));
  await expect(action(page, "Show older orders")).toHaveCount(0);
  await expect(page.getByRole("link", { name: `Order ${numbers[10]}` })).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("link", { name: `Order ${numbers[11]}` }).click();
  await expect(title(page)).toContainText(numbers[11] ?? "");
  expect(page.url()).not.toContain("key=");
});

test.describe("in German, on a narrow phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, locale: "de-DE" });

  test("an order is read without scrolling sideways, and axe finds nothing", async ({ page, goods }) => {
    const [first, second] = plainGoods(goods, 2) as [Good, Good];
    const order = await placeOrder(page.context(), {
      goods: [
        [first, 2],
        [second, 1],
      ],
      code: "WELCOME10",
      email: "eine-ziemlich-lange-adresse-ohne-trennstellen@beispiel.example",
    });
    await page.goto(pathOf(order.link).replace(/^\/en\//, "/de/"));
    await expect(title(page)).toHaveAccessibleName(`Danke. Ihre Bestellnummer ist ${order.number}.`);
    await expect(page.getByTestId("tax")).toContainText("enthält 19 % MwSt.");
    const wider = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wider()).toBe(0);
    expect(await findings(page)).toEqual([]);
    await page.goto("/de/account/orders");
    await expect(page.getByRole("link", { name: `Bestellung ${order.number}` })).toBeVisible();
    expect(await wider()).toBe(0);
    for (const path of ["/de/terms", "/de/returns"]) {
      await page.goto(path);
      await expect(page.getByRole("note")).toContainText("Das ist eine Vorlage.");
      expect(await wider()).toBe(0);
      expect(await findings(page)).toEqual([]);
    }
  });
});
