import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { reading } from "#catalogue/reading.ts";
import { listCategories, listProducts } from "#catalogue/reads.ts";
import { Link } from "#i18n/navigation.ts";
import { Picture } from "#ui/picture.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Unreachable } from "#ui/unreachable.tsx";

/** A tile for each shelf, with the picture of something that stands on it. */
export async function CategoryTiles() {
  await connection();
  const categories = await reading(withPictures());
  const locale = await getLocale();
  const t = await getTranslations("Home");
  if (!categories.ok) return <Unreachable />;
  return (
    <section className="mt-16 md:mt-24">
      <h2 className="mb-6 text-2xl md:mb-8 md:text-3xl">{t("categories")}</h2>
      <ul className={tiles}>
        {categories.value.map(({ slug, names, productCount, image }) => (
          <li
            key={slug}
            className="group relative flex min-h-21 items-center gap-2.5 rounded-tile bg-tile p-2.5 sm:gap-4"
          >
            <span className="size-12 shrink-0 overflow-hidden rounded-[0.875rem] sm:size-20">
              <Picture image={image} decorative />
            </span>
            <span className="min-w-0 hyphens-auto wrap-break-word">
              <Link
                href={`/categories/${slug}`}
                className="leading-tight font-medium after:absolute after:inset-0 after:rounded-tile group-hover:text-accent"
              >
                {names[locale]}
              </Link>
              <span className="mt-0.5 block text-sm text-ink-soft">
                {t("count", { count: productCount })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const tiles = "grid gap-3 min-[22.5rem]:grid-cols-2 sm:gap-4 md:grid-cols-3 lg:grid-cols-5";

async function withPictures() {
  const categories = await listCategories();
  return Promise.all(
    categories.map(async (category) => {
      const page = await listProducts({ category: category.slug, sort: "name", limit: 1 });
      return { ...category, image: page?.items[0]?.images[0] ?? null };
    }),
  );
}

export const CategoryTilesSkeleton = () => (
  <div aria-busy className="mt-16 md:mt-24">
    <Skeleton className="mb-6 h-7 w-56 md:mb-8 md:h-8.5" />
    <div className={tiles}>
      {Array.from({ length: 10 }, (_, index) => (
        <Skeleton key={index} className="h-21 rounded-tile sm:h-25" />
      ))}
    </div>
  </div>
);
