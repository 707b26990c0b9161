import type { Page } from "@playwright/test";
import { findings } from "./findings.ts";
import { type Goods, hasSeveralVariants, isPlain } from "./goods.ts";
import { add, cartButton, drawer, line, openProduct, whenAlive } from "./pages.ts";
import { expect, test } from "./test.ts";

type Scene = (page: Page, goods: Goods) => Promise<void>;

const plain = (goods: Goods) =>
  goods.find("plain product with several variants", (good) => isPlain(good) && hasSeveralVariants(good));

const at =
  (path: string): Scene =>
  async (page) => {
    await page.goto(path);
    await whenAlive(page);
  };

const scenes: Readonly<Record<string, Scene>> = {
  "start page": at("/en"),
  "list of products": at("/en/products"),
  "category, in German": async (page, goods) =>
    at(`/de/categories/${goods.categories[0]?.slug}`)(page, goods),
  "list that is empty": at("/en/products?from=90000"),
  "search results": at("/en/search?q=tea"),
  "search without words": at("/en/search"),
  product: (page, goods) => openProduct(page, plain(goods)),
  "product that is sold out": (page, goods) =>
    openProduct(
      page,
      goods.find("sold-out variant", ({ variant }) => variant.available && variant.stock === 0),
    ),
  "cart drawer": async (page, goods) => {
    await openProduct(page, plain(goods));
    await add(page);
  },
  "cart drawer, empty": async (page, goods) => {
    await at("/en")(page, goods);
    await cartButton(page).click();
    await expect(drawer(page)).toBeVisible();
  },
  "cart page with a line just removed": async (page, goods) => {
    const other = goods.find(
      "other product",
      (good) => isPlain(good) && good.product.id !== plain(goods).product.id,
    );
    for (const good of [plain(goods), other]) {
      await openProduct(page, good);
      await add(page);
    }
    await page.goto("/en/cart");
    await line(page, other)
      .getByRole("button", { name: /^Remove/ })
      .click();
    await expect(page.getByRole("button", { name: /^Undo/ })).toBeVisible();
  },
  "cart page, empty": at("/en/cart"),
  "sign-in": at("/en/sign-in"),
  "sign-up, in German": at("/de/sign-up"),
  "forgotten password": at("/en/forgot-password"),
  "mail's link that no longer works": at("/en/reset-password"),
  "mail to be sent again": at("/en/verify-email"),
  "offline page": async (page) => {
    // It goes on by itself as soon as the shop answers it.
    await page.route("**/manifest.webmanifest", () => {});
    await page.goto("/en/offline");
  },
  "page that is not there": async (page) => void (await page.goto("/en/nothing")),
};

test.describe("axe finds nothing, light or dark", () => {
  test.use({ expectedNoise: /\/en\/nothing$/ });
  for (const [name, scene] of Object.entries(scenes))
    test(name, async ({ page, goods }) => {
      await scene(page, goods);
      expect(await findings(page)).toEqual([]);
    });
});
