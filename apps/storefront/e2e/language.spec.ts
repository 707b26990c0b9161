import { isPlain } from "./goods.ts";
import { add, drawer, line, openProduct, putIntoCart, quantity, voice } from "./pages.ts";
import { expect, test } from "./test.ts";

test.describe("a browser that prefers German", () => {
  test.use({ locale: "de-DE" });

  test("is shown the shop in German, from the first page to the cart", async ({ page, goods }) => {
    const good = goods.find("plain product", isPlain);
    await page.goto("/");
    await expect(page).toHaveURL(/\/de$/);
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dinge für jeden Tag, einfach gut.");
    await expect(
      page.getByRole("main").getByRole("link", { name: goods.categories[0]?.names.de ?? "", exact: true }),
    ).toBeVisible();

    await openProduct(page, good, "de");
    await expect(page.getByTestId("price")).toHaveText(/^[\d.]+,\d\d\s€$/);
    await add(page);
    await expect(voice(page)).toContainText("liegt im Warenkorb.");
    await expect(drawer(page).getByText("Preise enthalten die Steuer.")).toBeVisible();
    await drawer(page).getByRole("link", { name: "Zum Warenkorb" }).click();
    await expect(page.getByText(/bis zum \d+\. \p{L}+ \d{4}/u)).toBeVisible();
    await line(page, good)
      .getByRole("button", { name: /entfernen$/ })
      .click();
    await expect(page.getByRole("button", { name: /^Rückgängig/ })).toBeVisible();
  });
});

test("the other language is the same page: product, variant and all", async ({ page, goods }) => {
  const good = goods.find("plain product", isPlain);
  await openProduct(page, good);
  await page.getByRole("banner").getByRole("link", { name: "Deutsch" }).click();
  await expect(page).toHaveURL(new RegExp(`/de/products/${good.product.slug}\\?variant=${good.variant.id}$`));
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("button", { name: "In den Warenkorb" })).toBeVisible();
});

test("the cart is the same in both languages", async ({ page, goods }) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  await page.goto("/de/cart");
  await expect(quantity(line(page, good))).toHaveValue("1");
});

test("a language that was chosen is kept for the next visit", async ({ page }) => {
  await page.goto("/en");
  await page.getByRole("banner").getByRole("link", { name: "Deutsch" }).click();
  await expect(page).toHaveURL(/\/de$/);
  await page.goto("/");
  await expect(page).toHaveURL(/\/de$/);
});
