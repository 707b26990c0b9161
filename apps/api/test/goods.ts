import { Currency, Product } from "@dotcart/cart-domain";

export const currency = Currency.parse("EUR");

type Sold = {
  stock?: number;
  available?: boolean;
  min?: number;
  max?: number;
  step?: number;
  amount?: number;
};

/** A product of one variant: `goods("milk", { stock: 10 })` sells the variant `milk-1` of the product `milk`. */
export const goods = (id: string, sold: Sold = {}): Product =>
  Product.parse({
    id,
    slug: id,
    name: `The ${id}`,
    description: `What you need of ${id}.`,
    images: [{ url: `/pictures/${id}.svg`, alt: id, width: 800, height: 800 }],
    category: { slug: "food", name: "Food" },
    variants: [
      {
        id: `${id}-1`,
        sku: `SKU-${id}`,
        name: "One",
        price: { amount: sold.amount ?? 199, currency },
        stock: sold.stock ?? 5000,
        available: sold.available ?? true,
        min: sold.min ?? 1,
        max: sold.max ?? 5000,
        step: sold.step ?? 1,
      },
    ],
  });

export const milk = goods("milk");
export const rare = goods("rare", { stock: 10, amount: 9_900 });
export const soldOut = goods("sold-out", { stock: 0 });
export const withdrawn = goods("withdrawn", { available: false });
export const crate = goods("crate", { min: 6, max: 24, step: 6 });

export const allGoods = [milk, rare, soldOut, withdrawn, crate];
