import type { Page } from "@playwright/test";
import { isPlain } from "./goods.ts";
import { whenAlive } from "./pages.ts";
import { expect, test } from "./test.ts";

const cards = (page: Page) => page.getByRole("article");
const names = (page: Page) => cards(page).getByRole("heading").allInnerTexts();
/** "from €12.50" as 1250. */
const prices = async (page: Page): Promise<number[]> =>
  (await cards(page).locator("p").allInnerTexts()).map((text) => Number(text.replace(/[^\d]/g, "")));

test.describe("the list", () => {
  test("shows the first products and more of them on request, each once", async ({ page, goods }) => {
    await page.goto("/en/products");
    await expect(page.getByText(`${goods.all.length} products`)).toBeVisible();
    await expect(cards(page)).toHaveCount(24);
    await whenAlive(page);
    await page.getByRole("link", { name: "Show more" }).click();
    await expect(cards(page)).toHaveCount(48);
    await expect(cards(page).nth(24).getByRole("link")).toBeFocused();
    expect(new Set(await names(page)).size).toBe(48);
  });

  test("is as long as it was left when the shopper comes back to it", async ({ page }) => {
    await page.goto("/en/products?sort=name");
    await whenAlive(page);
    await page.getByRole("link", { name: "Show more" }).click();
    await expect(cards(page)).toHaveCount(48);
    const left = await names(page);
    await cards(page).nth(30).getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(left[30] ?? "");
    await page.goBack();
    await expect(cards(page)).toHaveCount(48);
    expect(await names(page)).toEqual(left);
  });

  test("ends: after the last part there is no button", async ({ page, goods }) => {
    const category = goods.categories[0];
    const count = goods.all.filter(({ category: { slug } }) => slug === category?.slug).length;
    await page.goto(`/en/categories/${category?.slug}`);
    await expect(cards(page)).toHaveCount(Math.min(count, 24));
    if (count <= 24) await expect(page.getByRole("link", { name: "Show more" })).toBeHidden();
  });
});

test.describe("sorting and filtering", () => {
  test("stand in the address, and the back button walks through them", async ({ page, goods }) => {
    await page.goto("/en/products");
    await whenAlive(page);
    await page.getByLabel("Sort by").focus();
    await page.getByLabel("Sort by").selectOption({ label: "Price, low to high" });
    await expect(page).toHaveURL(/\?sort=price-asc$/);
    await expect(page.getByLabel("Sort by")).toBeFocused();
    await expect.poll(async () => isSorted(await prices(page))).toBe(true);

    const category = goods.categories[1] ?? goods.categories[0];
    await page
      .getByRole("navigation", { name: "Category", exact: true })
      .getByText(category?.names.en ?? "")
      .click();
    await expect(page).toHaveURL(new RegExp(`/categories/${category?.slug}\\?sort=price-asc$`));
    await expect(page.getByRole("heading", { level: 1, name: category?.names.en ?? "" })).toBeVisible();

    await page.getByLabel("In stock only").check();
    await expect(page).toHaveURL(/sort=price-asc&stock=1$/);

    await page.goBack();
    await expect(page).toHaveURL(/sort=price-asc$/);
    await expect(page.getByLabel("In stock only")).not.toBeChecked();
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "All products" })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(/\/products$/);
    await expect(page.getByLabel("Sort by")).toHaveValue("featured");
  });

  test("a price range holds for every product shown, and can be typed in the way of the country", async ({
    page,
  }) => {
    await page.goto("/de/products");
    await whenAlive(page);
    await page.getByLabel("Niedrigster Preis").fill("20,50");
    await page.getByLabel("Höchster Preis").fill("40");
    await page.getByRole("button", { name: "Anwenden" }).click();
    await expect(page).toHaveURL(/from=20\.50&to=40$/);
    await expect
      .poll(
        async () => (await prices(page)).every((price) => price <= 4000) && (await cards(page).count()) > 0,
      )
      .toBe(true);
    await page.getByRole("link", { name: "Filter entfernen" }).click();
    await expect(page).toHaveURL(/\/de\/products$/);
    await expect(page.getByLabel("Höchster Preis")).toHaveValue("");
  });

  test("what is no amount is said to be none, and changes nothing until it is one", async ({ page }) => {
    await page.goto("/en/products?to=40");
    await whenAlive(page);
    await page.getByLabel("Lowest price").fill("cheap");
    await page.getByLabel("Lowest price").press("Enter");
    await expect(page.getByText("Please enter an amount")).toBeVisible();
    await expect(page).toHaveURL(/\?to=40$/);
    await page.getByLabel("Lowest price").fill("60 €");
    await page.getByLabel("Lowest price").press("Enter");
    await expect(page).toHaveURL(/\?from=40&to=60$/);
    await expect(page.getByText("Please enter an amount")).toBeHidden();
    await expect(page.getByLabel("Lowest price")).toHaveValue("40");
  });

  test("an address with filters is the same list for whoever is sent it", async ({ page }) => {
    await page.goto("/en/products?sort=price-desc&stock=1&to=50");
    await expect(page.getByLabel("In stock only")).toBeChecked();
    await expect(page.getByLabel("Sort by")).toHaveValue("price-desc");
    await expect(page.getByLabel("Highest price")).toHaveValue("50");
    expect(await cards(page).count()).toBeGreaterThan(0);
    await expect(page.getByText("Sold out")).toHaveCount(0);
  });

  test("that leave nothing say so and lead on", async ({ page }) => {
    await page.goto("/en/products?from=90000");
    await expect(page.getByRole("heading", { name: "Nothing fits all of that" })).toBeVisible();
    await page
      .getByRole("region", { name: "Products", exact: true })
      .getByRole("link", { name: "Clear filters" })
      .click();
    await expect(page).toHaveURL(/\/products$/);
    await expect(cards(page)).toHaveCount(24);
  });
});

test.describe("the search", () => {
  test("finds, keeps the words in the field and the address, and narrows to a category", async ({
    page,
    goods,
  }) => {
    const { product } = goods.find("plain product", isPlain);
    const word = product.name.split(" ").at(-1) ?? "";
    await page.goto(`/en/search?q=${encodeURIComponent(word)}`);
    await expect(page.getByRole("heading", { level: 1, name: `Results for “${word}”` })).toBeVisible();
    await expect(page.getByRole("searchbox")).toHaveValue(word);
    await expect(page.getByRole("link", { name: product.name, exact: true })).toBeVisible();
    await page
      .getByRole("navigation", { name: "Category", exact: true })
      .locator(`a[href*="category=${product.category.slug}"]`)
      .click();
    await expect(page).toHaveURL(new RegExp(`category=${product.category.slug}$`));
    await expect(page.getByRole("link", { name: product.name, exact: true })).toBeVisible();
  });

  test("that finds nothing says so and leads on", async ({ page }) => {
    await page.goto("/en/search?q=zzxqy");
    await expect(page.getByRole("heading", { name: "Nothing found for “zzxqy”" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "See all products" })).toBeVisible();
  });

  test("that finds nothing because of a filter blames the filter, not the word", async ({ page, goods }) => {
    const { product } = goods.find("plain product", isPlain);
    await page.goto(`/en/search?q=${encodeURIComponent(product.name)}&from=90000`);
    await expect(page.getByRole("heading", { name: "Nothing fits all of that" })).toBeVisible();
    await expect(page.getByText("best match first")).toHaveCount(0);
    await page
      .getByRole("region", { name: "Products", exact: true })
      .getByRole("link", { name: "Clear filters" })
      .click();
    await expect(page).toHaveURL(/search\?q=[^&]+$/);
    await expect(page.getByRole("link", { name: product.name, exact: true })).toBeVisible();
  });

  test("that ends on its first page says how many there are, not how many are first", async ({
    page,
    goods,
  }) => {
    const { product } = goods.find("plain product", isPlain);
    await page.goto(`/en/search?q=${encodeURIComponent(product.name)}`);
    await expect(cards(page).first()).toBeVisible();
    await expect(page.getByText(/^\d+ products?\b/)).toBeVisible();
    await expect(page.getByText(/^The first/)).toHaveCount(0);
  });

  test("without words asks for some", async ({ page }) => {
    await page.goto("/en/search");
    await expect(page.getByRole("heading", { name: "What are you looking for?" })).toBeVisible();
  });
});

const isSorted = (numbers: readonly number[]): boolean =>
  numbers.length > 1 && numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0));
