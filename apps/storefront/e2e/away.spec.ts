import { findings } from "./findings.ts";
import { isPlain } from "./goods.ts";
import { add, addButton, cartButton, drawer, line, openProduct, quantity, whenAlive } from "./pages.ts";
import { expect, test } from "./test.ts";

const control = (door: "stop-api" | "start-api") =>
  fetch(`${process.env.SHOP_CONTROL_URL}/${door}`, { method: "POST" });

test.describe.configure({ mode: "serial" });
test.use({ expectedNoise: /503 \(Service Unavailable\)|500 \(Internal|cart\.get/ });
test.afterEach(async () => {
  await control("start-api");
});

test("a shop whose API is away says so, crashes nowhere, and is back at the click of a button", async ({
  page,
}) => {
  await control("stop-api");
  await page.goto("/en/search?q=nobodyeversearchedforthis");
  await expect(page.getByRole("heading", { name: "The shelf is out of reach" })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("searchbox")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Try again" })).toBeEnabled();
  await control("start-api");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: /^Nothing found/ })).toBeVisible();
});

test("a product that nobody has looked at before does so, too, and the failure is not kept", async ({
  page,
  goods,
}) => {
  const { product } = goods.find(
    "plain product far down",
    (good) => isPlain(good) && good.product === goods.all.at(-7),
  );
  await control("stop-api");
  await page.goto(`/de/products/${product.slug}`);
  await expect(page.getByRole("heading", { name: "Das Regal ist außer Reichweite" })).toBeVisible();
  await control("start-api");
  await page.goto(`/de/products/${product.slug}`);
  await expect(page.getByRole("heading", { level: 1, name: product.name })).toBeVisible();
});

test("a click on add says that the shop cannot be reached, and the same click once more counts once", async ({
  page,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  await openProduct(page, good);
  await add(page);
  await page.keyboard.press("Escape");
  await control("stop-api");
  await addButton(page).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "The shop cannot be reached right now.",
  );
  await control("start-api");
  await page.getByRole("main").getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect(quantity(line(drawer(page), good))).toHaveValue("2");
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
});

test("a cart that cannot be read is not shown as empty, and is there again", async ({ page, goods }) => {
  const good = goods.find("plain product", isPlain);
  await openProduct(page, good);
  await add(page);
  await control("stop-api");
  await page.goto("/en/cart");
  await expect(page.getByRole("heading", { name: "Your cart cannot be reached right now" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await expect(cartButton(page)).toHaveAccessibleName("Cart");
  await control("start-api");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(quantity(line(page, good))).toHaveValue("1");
});

test("a line that could not be changed shows what the cart holds, and why", async ({ page, goods }) => {
  const good = goods.find("plain product", isPlain);
  await openProduct(page, good);
  await add(page);
  await page.goto("/en/cart");
  await whenAlive(page);
  await control("stop-api");
  await line(page, good)
    .getByRole("button", { name: /^One step more/ })
    .click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "The shop cannot be reached right now.",
  );
  await expect(quantity(line(page, good))).toHaveValue("1");
  await control("start-api");
  await page.route("**/trpc/cart.get*", (route) => route.abort());
  await page.getByRole("main").getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect(quantity(line(page, good))).toHaveValue("2");
});
