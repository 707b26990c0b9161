import { findings } from "./findings.ts";
import { isPlain } from "./goods.ts";
import { add, line, openProduct } from "./pages.ts";
import { expect, test } from "./test.ts";

test.describe("what nobody foresaw", () => {
  test.use({ expectedNoise: /boom|Minified React error|recoverable/ });

  test("is a page inside the shop that says so, and goes on when it can", async ({ page, goods }) => {
    await page.addInitScript(() => {
      const { get } = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, "format") ?? {};
      Object.defineProperty(Intl.NumberFormat.prototype, "format", {
        configurable: true,
        get() {
          if (document.documentElement.dataset.mended === undefined) throw new Error("boom");
          return get?.call(this);
        },
      });
    });
    const { product } = goods.find("plain product", isPlain);
    await page.goto(`/en/products/${product.slug}`);
    await expect(page.getByRole("heading", { level: 1, name: "Something went wrong" })).toBeVisible();
    await expect(page.getByRole("banner")).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.dataset.mended = "";
    });
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { level: 1, name: product.name })).toBeVisible();
  });
});

test("whatever is the matter with a line is said beside it, and the cart stays whole", async ({
  page,
  goods,
}) => {
  const plain = goods.find("plain product", isPlain);
  const other = goods.find("other plain product", (g) => isPlain(g) && g.product.id !== plain.product.id);
  for (const good of [plain, other]) {
    await openProduct(page, good);
    await add(page);
  }
  await page.route("**/trpc/cart.get*", async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const [changed, gone] = body.result.data.lines;
    const { variantId, price } = changed;
    const was = { ...price, amount: 2999 };
    changed.problems = [
      { kind: "price-changed", variantId, was, is: { ...price, amount: 3199 } },
      { kind: "insufficient-stock", variantId, requested: 9, available: 2 },
      { kind: "quantity-conflict", variantId, candidates: [2, 5] },
    ];
    Object.assign(gone, {
      name: null,
      variantName: null,
      slug: null,
      image: null,
      min: null,
      max: null,
      step: null,
    });
    Object.assign(gone, { stock: null, available: false });
    gone.problems = [{ kind: "product-not-found", variantId: gone.variantId }];
    await route.fulfill({ response: answer, json: body });
  });

  await page.goto("/en/cart");
  const first = line(page, plain);
  await expect(first).toContainText("The price has changed: it was €29.99, it is now €31.99.");
  await expect(first).toContainText("Only 2 are left; you asked for 9.");
  await expect(first).toContainText("Different quantities were set at the same time (2 or 5).");
  await expect(line(page, other)).toContainText("A product that is no longer sold");
  await expect(page.getByText("Some of it needs your attention")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await line(page, other).getByRole("button", { name: "Remove A product that is no longer sold" }).click();
  await expect(line(page, other)).toHaveCount(0);
});
