import { Currency, type Product, Product as ProductSchema } from "@dotcart/cart-domain";
import { describe, expect, test } from "vitest";
import { breadcrumbData, productData } from "./product-data.ts";

const price = { amount: 1890, currency: Currency.parse("EUR") };
const variant = { id: "v_a", sku: "A", name: "A", price, stock: 4, available: true, min: 1, max: 9, step: 1 };
const product: Product = ProductSchema.parse({
  id: "p_mug",
  slug: "mug",
  name: "Mug",
  description: "To drink from.",
  images: [{ url: "/products/mug.svg", alt: "A mug", width: 4, height: 5 }],
  category: { slug: "kitchen", name: "Kitchen" },
  variants: [
    variant,
    { ...variant, id: "v_b", sku: "B", stock: 0 },
    { ...variant, id: "v_c", sku: "C", available: false },
  ],
});

describe("a product for machines", () => {
  const data = productData(product, {
    url: "https://shop.example/en/products/mug",
    origin: "https://shop.example",
  });

  test("has an offer for each variant at the price shown, in stock only where it can be bought", () => {
    expect(data).toMatchObject({
      "@type": "Product",
      name: "Mug",
      offers: [
        { price: "18.90", priceCurrency: "EUR", availability: "https://schema.org/InStock" },
        { sku: "B", availability: "https://schema.org/OutOfStock" },
        { sku: "C", availability: "https://schema.org/OutOfStock" },
      ],
    });
  });

  test("has pictures and pages with whole addresses", () => {
    expect(data).toMatchObject({
      image: ["https://shop.example/products/mug.svg"],
      offers: [{ url: "https://shop.example/en/products/mug?variant=v_a" }, {}, {}],
    });
  });

  test("has its way from the start page in order", () => {
    expect(
      breadcrumbData([
        { name: "Home", url: "u1" },
        { name: "Mug", url: "u2" },
      ]),
    ).toMatchObject({
      itemListElement: [
        { position: 1, name: "Home", item: "u1" },
        { position: 2, name: "Mug", item: "u2" },
      ],
    });
  });
});
