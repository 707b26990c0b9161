import { ProductDraft } from "@dotcart/shop-db";

/** A product with one variant, `<id>v`, sold by the piece; `amount` is its price in cents. */
export const draft = (id: string, stock: number, amount: number): ProductDraft =>
  ProductDraft.parse({
    id,
    slug: id,
    name: `The ${id}`,
    description: "For a test.",
    images: [{ url: `/pictures/${id}.svg`, alt: id, width: 800, height: 800 }],
    category: "kitchen",
    position: 9999,
    variants: [
      {
        id: `${id}v`,
        sku: `SKU-${id}`,
        name: "One",
        price: { amount, currency: "EUR" },
        stock,
        available: true,
        min: 1,
        max: 5000,
        step: 1,
      },
    ],
  });
