import { expect, test } from "vitest";
import { variantsOf } from "../variant.ts";
import { Product, ProductVariant } from "./product.ts";
import { Quantity } from "./quantity.ts";

const variant = {
  id: "tea-250",
  sku: "T250",
  name: "250 g",
  price: { amount: 450, currency: "EUR" },
  stock: 7,
  available: true,
  min: 1,
  max: 10,
  step: 1,
};
const image = { url: "/p/tea.svg", alt: "Tea", width: 800, height: 600 };
const product = {
  id: "tea",
  slug: "tea",
  name: "Tea",
  description: "",
  images: [image],
  category: { slug: "drinks", name: "Drinks" },
  variants: [variant],
};

test("[LI10] a quantity is an integer from 1 to 9999", () => {
  const corpus = [0, -1, 1.5, Number.NaN, "5", Infinity, 2 ** 53 + 2, 10_000, null, true, [1], 1, 9999];
  expect(corpus.filter((value) => Quantity.safeParse(value).success)).toEqual([1, 9999]);
});

test("[MO4] a variant with a price, stock or rule out of range is refused", () => {
  expect(ProductVariant.safeParse(variant).success).toBe(true);
  for (const change of [
    { price: { amount: -1, currency: "EUR" } },
    { price: { amount: 100_000_001, currency: "EUR" } },
    { stock: -1 },
    { stock: 1.5 },
    { min: 0 },
    { max: 10_000 },
    { step: 0 },
    { available: "yes" },
    { id: "a b" },
    { colour: "green" },
  ])
    expect(ProductVariant.safeParse({ ...variant, ...change }).success, JSON.stringify(change)).toBe(false);
});

test("[RV1] a variant carries what a line shows of its product", () => {
  const [first] = variantsOf(Product.parse(product));
  expect(first).toEqual({ ...variant, product: { id: "tea", slug: "tea", name: "Tea", image } });
  expect(variantsOf(Product.parse({ ...product, images: [] }))[0]?.product.image).toBeNull();
});
