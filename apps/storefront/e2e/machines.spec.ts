import type { Page } from "@playwright/test";
import { hasSeveralVariants, isPlain } from "./goods.ts";
import { openProduct } from "./pages.ts";
import { expect, test } from "./test.ts";

const facts = async (page: Page): Promise<Record<string, unknown>[]> =>
  (await page.locator('script[type="application/ld+json"]').allTextContents()).map((text) =>
    JSON.parse(text),
  );
const fact = async (page: Page, type: string) => (await facts(page)).find((data) => data["@type"] === type);

test.describe("search engines are told", () => {
  test("a product with its offers, its way and its one address", async ({ page, goods, baseURL }) => {
    const good = goods.find(
      "plain product with several variants",
      (g) => isPlain(g) && hasSeveralVariants(g),
    );
    const { product } = good;
    await openProduct(page, good);
    const url = `${baseURL}/en/products/${product.slug}`;
    await expect(page).toHaveTitle(`${product.name} · Dotcart`);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", url);
    await expect(page.locator('link[rel="alternate"][hreflang="de"]')).toHaveAttribute(
      "href",
      `${baseURL}/de/products/${product.slug}`,
    );
    await expect(page.locator('link[rel="alternate"][hreflang="x-default"]')).toHaveAttribute("href", url);
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute("content", product.name);
    const offers = ((await fact(page, "Product")) as { offers: { sku: string; price: string }[] }).offers;
    expect(offers.map(({ sku, price }) => [sku, price])).toEqual(
      product.variants.map(({ sku, price }) => [sku, (price.amount / 100).toFixed(2)]),
    );
    expect(await fact(page, "BreadcrumbList")).toMatchObject({
      itemListElement: [{ position: 1 }, { position: 2 }, { position: 3, name: product.name, item: url }],
    });
  });

  test("the shop and how to search it, on the start page", async ({ page, baseURL }) => {
    await page.goto("/de");
    expect(await fact(page, "WebSite")).toMatchObject({
      url: `${baseURL}/de`,
      potentialAction: { target: { urlTemplate: `${baseURL}/de/search?q={search_term_string}` } },
    });
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${baseURL}/de`);
  });

  test("the products of a list, and that a narrowed list is not to be kept", async ({ page, baseURL }) => {
    await page.goto("/en/products");
    expect(await fact(page, "ItemList")).toMatchObject({ itemListElement: { length: 24 } });
    await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
    await page.goto("/en/products?stock=1");
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex, follow");
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${baseURL}/en/products`);
  });

  test("crawlers that run nothing find all of it in the head", async ({ request, goods }) => {
    const { product } = goods.find("plain product", isPlain);
    const answer = await request.get(`/en/products/${product.slug}`, {
      headers: { "user-agent": "Twitterbot/1.0" },
    });
    const [head = ""] = (await answer.text()).split("</head>");
    expect(head).toContain(`<title>${product.name} · Dotcart</title>`);
    expect(head).toContain('property="og:image"');
  });

  test("every page there is, in both languages", async ({ request, goods, baseURL }) => {
    const text = await (await request.get("/sitemap.xml")).text();
    const pages = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url);
    const paths = [
      "",
      "/products",
      ...goods.categories.map(({ slug }) => `/categories/${slug}`),
      ...goods.all.map(({ slug }) => `/products/${slug}`),
      "/terms",
      "/returns",
    ];
    expect(new Set(pages)).toEqual(
      new Set(["en", "de"].flatMap((l) => paths.map((path) => `${baseURL}/${l}${path}`))),
    );
    expect(text).toContain('hreflang="x-default"');
    expect(await (await request.get("/robots.txt")).text()).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  });
});

test.describe("a page that is not there", () => {
  for (const path of ["/en/nothing", "/de/products/nope", "/en/categories/nope", "/en/a/b/c", "/nothing.txt"])
    test(`${path} is answered with 404`, async ({ request }) => {
      expect((await request.get(path)).status()).toBe(404);
    });

  test.describe("for a shopper", () => {
    test.use({ expectedNoise: /\/de\/products\/nope$/ });
    test("says so and leads on", async ({ page }) => {
      await page.goto("/de/products/nope");
      await expect(page.getByRole("heading", { level: 1, name: "Diese Seite gibt es nicht" })).toBeVisible();
      await page.getByRole("main").getByRole("link", { name: "Alle Produkte ansehen" }).click();
      await expect(page).toHaveURL(/\/de\/products$/);
      await expect(page.getByRole("article").first()).toBeVisible();
    });
  });
});

test.describe("every answer", () => {
  test("closes what a page does not need", async ({ request }) => {
    for (const path of ["/en", "/en/cart", "/robots.txt", "/en/nothing"]) {
      const headers = (await request.get(path)).headers();
      expect(headers["content-security-policy"]).toContain("default-src 'self'");
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers["content-security-policy"]).not.toContain("unsafe-eval");
      expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
      expect(headers).not.toHaveProperty("x-powered-by");
    }
  });
});

test("other people's pages get a picture of the shop and of each product", async ({ request, goods }) => {
  const { product } = goods.find("plain product", isPlain);
  for (const path of ["/og/en", "/og/de", `/og/en/${product.slug}`]) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toBe("image/png");
    expect((await answer.body()).length).toBeGreaterThan(10_000);
  }
});

test("every picture of every product is there, and none is heavy", async ({ request, goods }) => {
  const urls = goods.all.flatMap(({ images }) => images.map(({ url }) => url));
  expect(urls.length).toBeGreaterThan(0);
  for (const url of urls) {
    const answer = await request.get(url);
    expect([url, answer.status()]).toEqual([url, 200]);
    expect((await answer.body()).length).toBeLessThan(30_000);
  }
});
