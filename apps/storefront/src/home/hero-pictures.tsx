import type { Product } from "@dotcart/cart-domain";
import { connection } from "next/server";
import { catalogueLanguage } from "#catalogue/language.ts";
import { reading } from "#catalogue/reading.ts";
import { listProducts } from "#catalogue/reads.ts";
import { Link } from "#i18n/navigation.ts";
import { Picture } from "#ui/picture.tsx";

const COUNT = 3;

/** Three products of different categories, the first of them large. Empty tiles of the same size when none can be read. */
export async function HeroPictures() {
  await connection();
  const page = await reading(listProducts({ inStock: true, sort: "featured", limit: 48 }));
  const products = oneOfEachCategory(page.ok ? (page.value?.items ?? []) : []);
  return Array.from({ length: COUNT }, (_, index) => products[index]).map((product, index) => (
    <div
      key={index}
      className={`group relative overflow-hidden rounded-tile bg-tile ${index === 0 ? "row-span-2" : "aspect-square"}`}
    >
      {product !== undefined && (
        <Link
          href={`/products/${product.slug}`}
          aria-label={product.name}
          lang={catalogueLanguage}
          className="block size-full rounded-tile"
        >
          <span className="block size-full transition-transform duration-500 ease-out group-hover:scale-[1.03] motion-reduce:transform-none">
            <Picture image={product.images[0]} decorative eager />
          </span>
        </Link>
      )}
    </div>
  ));
}

/** Those first that are alone in their category so far; the rest follow. */
function oneOfEachCategory(products: readonly Product[]): readonly Product[] {
  const seen = new Map(products.toReversed().map((product) => [product.category.slug, product]));
  const firsts = products.filter((product) => seen.get(product.category.slug) === product);
  return [...firsts, ...products.filter((product) => !firsts.includes(product))];
}
