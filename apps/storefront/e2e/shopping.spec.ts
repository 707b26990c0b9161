import { hasSeveralVariants, isPlain, isShownFirst } from "./goods.ts";
import { add, cartButton, drawer, euros, line, quantity, voice, whenAlive } from "./pages.ts";
import { expect, test } from "./test.ts";

test("a shopper finds a product, puts it into the cart, changes it, removes it, and finds the cart again", async ({
  page,
  goods,
}) => {
  const good = goods.find(
    "plain variant beside the one that is shown first",
    (g) => isPlain(g) && hasSeveralVariants(g) && !isShownFirst(g),
  );
  const { product, variant } = good;

  await page.goto("/");
  await expect(page).toHaveURL(/\/en$/);
  await page.getByRole("searchbox", { name: "Search products" }).fill(product.name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/search\?q=/);
  await page.getByRole("link", { name: product.name, exact: true }).first().click();

  await expect(page.getByRole("heading", { level: 1, name: product.name })).toBeVisible();
  await page.getByRole("radio", { name: variant.name }).check();
  await expect(page).toHaveURL(new RegExp(`variant=${variant.id}`));
  await expect(page.getByTestId("price")).toHaveText(euros(variant.price.amount));

  await add(page);
  await expect(voice(page)).toContainText(`${product.name} (${variant.name}) is in your cart.`);
  const inDrawer = line(drawer(page), good);
  await expect(quantity(inDrawer)).toHaveValue("1");
  await inDrawer.getByRole("button", { name: /^One step more/ }).click();
  await expect(drawer(page).getByTestId("cart-total")).toHaveText(euros(variant.price.amount * 2));
  await expect(drawer(page).getByRole("heading", { name: "Your cart (2)" })).toBeVisible();
  await expect(inDrawer.getByText(`${euros(variant.price.amount)} each`)).toBeVisible();

  await drawer(page).getByRole("link", { name: "View cart" }).click();
  await expect(page).toHaveURL(/\/en\/cart$/);
  await expect(drawer(page)).toBeHidden();
  const onPage = line(page, good);
  await expect(onPage.getByText(`${euros(variant.price.amount)} each`)).toBeVisible();
  await quantity(onPage).fill("5");
  await quantity(onPage).press("Enter");
  await expect(page.getByTestId("cart-total")).toHaveText(euros(variant.price.amount * 5));
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 5 items");

  await page.reload();
  await expect(quantity(line(page, good))).toHaveValue("5");
  await expect(page.getByText("We keep this cart for you until")).toBeVisible();

  await line(page, good)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(page.getByText(`${product.name} (${variant.name}) is removed.`)).toBeVisible();
  await expect(voice(page)).toContainText("is removed from your cart");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Nothing in here yet" })).toBeVisible();
  await page.getByRole("link", { name: "Find something nice" }).click();
  await expect(page).toHaveURL(/\/en\/products$/);
});

test("what was removed can be taken back, with its quantity", async ({ page, goods }) => {
  const good = goods.find("plain product", isPlain);
  await page.goto(`/en/products/${good.product.slug}?variant=${good.variant.id}`);
  await whenAlive(page);
  await quantity(page).fill("3");
  await add(page);
  await line(drawer(page), good)
    .getByRole("button", { name: /^Remove/ })
    .click();
  const undo = drawer(page).getByRole("button", { name: /^Undo/ });
  await expect(undo).toBeFocused();
  await undo.press("Enter");
  await expect(quantity(line(drawer(page), good))).toHaveValue("3");
  await expect(drawer(page).getByRole("heading", { name: "Your cart (3)" })).toBeVisible();
});

test("a removed line waits for whoever is on it, and hands the focus on when it goes", async ({
  page,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  await page.clock.install();
  await page.goto(`/en/products/${good.product.slug}?variant=${good.variant.id}`);
  await whenAlive(page);
  await add(page);
  await line(drawer(page), good)
    .getByRole("button", { name: /^Remove/ })
    .press("Enter");
  const undo = drawer(page).getByRole("button", { name: /^Undo/ });
  await expect(undo).toBeFocused();
  await page.clock.runFor(20_000);
  await expect(undo).toBeFocused();
  await undo.press("Enter");
  await expect(line(drawer(page), good).getByRole("link")).toBeFocused();
  await line(drawer(page), good)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(undo).toBeFocused();
  await drawer(page).getByRole("button", { name: "Close cart" }).focus();
  await page.mouse.move(1, 1);
  await page.clock.runFor(20_000);
  await expect(undo).toHaveCount(0);
  await expect(drawer(page).getByRole("heading", { name: "Nothing in here yet" })).toBeVisible();
});

test("a cart that was emptied can be filled again with one click", async ({ page, goods }) => {
  const first = goods.find("plain product", isPlain);
  const second = goods.find("second plain product", (g) => isPlain(g) && g.product.id !== first.product.id);
  for (const { product, variant } of [first, second]) {
    await page.goto(`/en/products/${product.slug}?variant=${variant.id}`);
    await whenAlive(page);
    await add(page);
  }
  await page.goto("/en/cart");
  await page.getByRole("button", { name: "Empty the cart" }).click();
  await expect(page.getByRole("heading", { name: "Nothing in here yet" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(line(page, first)).toBeVisible();
  await expect(line(page, second)).toBeVisible();
});

test("the categories lead from the start page to a product", async ({ page, goods }) => {
  const category = goods.categories[1] ?? goods.categories[0];
  const name = category?.names.en ?? "";
  await page.goto("/en");
  await page.getByRole("main").getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const first = page.getByRole("article").first().getByRole("link");
  const product = (await first.textContent()) ?? "";
  await first.click();
  await expect(page.getByRole("heading", { level: 1, name: product })).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "You are here" }).getByRole("link", { name }),
  ).toBeVisible();
});
