import { decodeCart, type Product, type ProductVariant } from "@dotcart/cart-domain";
import { findings } from "./findings.ts";
import { isPlain } from "./goods.ts";
import { literally } from "./literally.ts";
import { add, badge, drawer, euros, line, openProduct, putIntoCart, quantity, whenSaved } from "./pages.ts";
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

test("whatever is the matter with a line is said beside it, with what can be done, and the cart stays whole", async ({
  page: before,
  context,
  goods,
  anotherDevice,
}) => {
  const plain = goods.find("plain product", isPlain);
  const few = goods.find("second plain product", (g) => isPlain(g) && g.product.id !== plain.product.id);
  const gone = goods.find(
    "third plain product",
    (g) => isPlain(g) && g.product.id !== plain.product.id && g.product.id !== few.product.id,
  );
  for (const good of [plain, few, gone]) {
    await openProduct(before, good);
    await quantity(before).fill("3");
    await add(before);
    await whenSaved(before);
  }
  // Where the catalogue has not been asked a moment ago.
  const page = await anotherDevice(context);
  const altered = (variant: ProductVariant): ProductVariant => {
    if (variant.id === few.variant.id) return { ...variant, stock: 2 };
    if (variant.id !== plain.variant.id) return variant;
    return { ...variant, price: { ...variant.price, amount: variant.price.amount + 200 } };
  };
  await page.route("**/trpc/catalog.byIds*", async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const products: Product[] = body.result.data.items;
    body.result.data.items = products
      .filter(({ id }) => id !== gone.product.id)
      .map((product) => ({ ...product, variants: product.variants.map(altered) }));
    await route.fulfill({ response: answer, json: body });
  });

  await page.goto("/en/cart");
  const was = euros(plain.variant.price.amount);
  const is = euros(plain.variant.price.amount + 200);
  await expect(line(page, plain)).toContainText(`The price has changed: it was ${was}, it is now ${is}.`);
  await expect(line(page, few)).toContainText("Only 2 are left; you asked for 3.");
  await expect(line(page, gone)).toContainText("This is no longer sold here.");
  await expect(page.getByText("Some of it needs your attention")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await line(page, few).getByRole("button", { name: "Take 2" }).click();
  await expect(quantity(line(page, few))).toHaveValue("2");
  await expect(line(page, few)).toContainText("Only 2 left");
  await line(page, plain).getByRole("button", { name: "Keep it at this price" }).click();
  await expect(line(page, plain)).not.toContainText("The price has changed");
  await line(page, gone)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(line(page, gone)).toHaveCount(0);
  await expect(page.getByText("Some of it needs your attention")).toHaveCount(0);
});

test("what the server does not take is taken back on the screen, the shopper is told, and the rest stays", async ({
  page,
  goods,
}) => {
  const kept = goods.find("plain product", isPlain);
  const refused = goods.find("second plain product", (g) => isPlain(g) && g.product.id !== kept.product.id);
  await putIntoCart(page, kept);
  await openProduct(page, refused);
  const { id: variantId } = refused.variant;
  await page.route("**/trpc/cart.sync*", async (route) => {
    const { delta } = route.request().postDataJSON() as { delta: string };
    const sent = decodeCart(delta);
    const answer = await route.fetch();
    const body = await answer.json();
    body.result.data.refused = (sent.ok ? [...sent.value.entries] : [])
      .filter(([, { line }]) => line === variantId)
      .map(([dot]) => ({ dot, problem: { kind: "product-not-found", variantId } }));
    await route.fulfill({ response: answer, json: body });
  });
  await add(page);
  await expect(
    page.getByText(new RegExp(`^${literally(refused.product.name)}.* is no longer sold here`)),
  ).toBeVisible();
  await expect(line(drawer(page), refused)).toHaveCount(0);
  await expect(quantity(line(drawer(page), kept))).toHaveValue("1");
  await page.unrouteAll();
  await page.reload();
  await expect(badge(page)).toHaveText("1");
});
