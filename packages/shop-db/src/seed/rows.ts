import type { Currency } from "@dotcart/cart-domain";
import type { categories } from "../schema/categories.ts";
import type { images } from "../schema/images.ts";
import type { products } from "../schema/products.ts";
import type { variants } from "../schema/variants.ts";
import type { Good, Shelf } from "./good.ts";
import { pictureSize } from "./picture.ts";

export type SeedRows = {
  readonly categories: (typeof categories.$inferInsert)[];
  readonly products: (typeof products.$inferInsert)[];
  readonly images: (typeof images.$inferInsert)[];
  readonly variants: (typeof variants.$inferInsert)[];
};

const day = 24 * 60 * 60 * 1000;
/** The shop's first goods came in during the two years before this day. */
const openingDay = Date.UTC(2026, 2, 2, 8);

/** The same rows every time; nothing here asks a clock or throws a die. */
export function seedRows(shelves: readonly Shelf[], currency: Currency): SeedRows {
  const goods = shelves.flatMap((shelf, column) =>
    shelf.goods.map((good, row) => ({ shelf, good, position: row * shelves.length + column })),
  );
  return {
    categories: shelves.map(({ slug, names, descriptions }, position) => ({
      slug,
      names,
      descriptions,
      position,
    })),
    products: goods.map(({ shelf, good, position }) => ({
      id: productId(good),
      slug: good.slug,
      name: good.name,
      description: good.text,
      keywords: good.keywords,
      category: shelf.slug,
      position,
      publishedAt: publishedAt(position),
    })),
    images: goods.flatMap(({ good }) =>
      good.pictures.map((_, position) => ({
        productId: productId(good),
        position,
        url: `/products/${pictureName(good, position)}`,
        alt: pictureText(good, position),
        ...pictureSize,
      })),
    ),
    variants: goods.flatMap(({ good }) =>
      good.forms.map(({ key, price, grams = good.grams, ...form }, position) => ({
        id: `v_${good.code}-${key}`,
        productId: productId(good),
        sku: `DC-${good.code.replaceAll("-", "")}-${key}`.toUpperCase(),
        priceAmount: price,
        priceCurrency: currency,
        weightGrams: grams,
        position,
        ...form,
      })),
    ),
  };
}

const productId = ({ code }: Good): string => `p_${code}`;

/** The file of a product's n-th picture. */
export const pictureName = ({ slug }: Good, position: number): string =>
  position === 0 ? `${slug}.svg` : `${slug}-${position + 1}.svg`;

function pictureText({ name, pictures }: Good, position: number): string {
  const colour = pictures[position]?.[1] ?? "";
  return position === 0 ? name : `${name} in ${colour}`;
}

/** Spread over two years, neighbours on a shelf far apart. 61 is prime to the number of goods. */
const publishedAt = (position: number): Date =>
  new Date(openingDay - ((position * 61) % 730) * day - position * 60_000);
