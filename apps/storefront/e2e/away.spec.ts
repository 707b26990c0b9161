import { control } from "./control.ts";
import { findings } from "./findings.ts";
import { isPlain } from "./goods.ts";
import {
  add,
  badge,
  cartButton,
  drawer,
  euros,
  line,
  openProduct,
  putIntoCart,
  quantity,
  whenSaved,
} from "./pages.ts";
import { expect, test } from "./test.ts";

test.describe.configure({ mode: "serial" });
test.use({ expectedNoise: /503 \(Service Unavailable\)|500 \(Internal/ });
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

test("a click needs no answer: badge, drawer and total are right with the API away, and nothing is lost", async ({
  page,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  await openProduct(page, good);
  await control("stop-api");
  await add(page);
  await expect(badge(page)).toHaveText("1");
  await expect(drawer(page).getByTestId("cart-total")).toHaveText(euros(good.variant.price.amount));
  const more = line(drawer(page), good).getByRole("button", { name: /^One step more/ });
  await more.click();
  await more.click();
  await expect(badge(page)).toHaveText("3");
  await expect(drawer(page).getByTestId("saving-state")).toHaveText("Saved on this device");
  await page.goto("/en/cart");
  await expect(quantity(line(page, good))).toHaveValue("3");
  await control("start-api");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await whenSaved(page);
  await page.reload();
  await expect(quantity(line(page, good))).toHaveValue("3");
});

test("a cart that neither the device nor the shop can show is not shown as empty, and is there again", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  const other = await anotherDevice(context);
  await control("stop-api");
  await other.goto("/en/cart");
  await expect(other.getByRole("heading", { name: "Your cart cannot be reached right now" })).toBeVisible();
  expect(await findings(other)).toEqual([]);
  await expect(cartButton(other)).toHaveAccessibleName("Cart");
  await control("start-api");
  await other.getByRole("button", { name: "Try again" }).click();
  await expect(quantity(line(other, good))).toHaveValue("1");
});
