import { expect, test } from "./test.ts";

test.use({ javaScriptEnabled: false });

test("without scripts one can still walk along the shelves, filter, search and read", async ({ page }) => {
  await page.goto("/en/products");
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.getByLabel("In stock only").check();
  await page.getByLabel("Sort by").selectOption("price-asc");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/sort=price-asc.*stock=1/);
  await page.getByRole("link", { name: "Show more" }).click();
  await expect(page).toHaveURL(/after=/);
  await expect(page.getByRole("link", { name: "Back to the first products" })).toBeVisible();
  await page.getByRole("article").first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByTestId("price").first()).toBeVisible();

  await page.getByRole("searchbox").first().fill("tea");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search\?q=tea/);
  await expect(page.getByRole("article").first()).toBeVisible();
});
