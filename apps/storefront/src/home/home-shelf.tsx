import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import type { ListInput } from "#catalogue/inputs.ts";
import { reading } from "#catalogue/reading.ts";
import { listProducts } from "#catalogue/reads.ts";
import { Shelf } from "#product/shelf.tsx";

const shelves = {
  newest: {
    input: { sort: "newest", inStock: true, limit: 8 },
    href: "/products?sort=newest",
    all: "newestAll",
  },
  small: {
    input: { sort: "price-asc", inStock: true, limit: 4 },
    href: "/products?sort=price-asc",
    all: "smallAll",
  },
} as const satisfies Record<string, { input: ListInput; href: string; all: string }>;

/** A row on the start page. Missing when it cannot be read: the tiles above say already that the shop is out of reach. */
export async function HomeShelf({ kind }: { readonly kind: keyof typeof shelves }) {
  await connection();
  const { input, href, all } = shelves[kind];
  const page = await reading(listProducts(input));
  const products = page.ok ? (page.value?.items ?? []) : [];
  if (products.length === 0) return null;
  const t = await getTranslations("Home");
  return <Shelf title={t(kind)} href={href} linkText={t(all)} products={products} />;
}
