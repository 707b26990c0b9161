import { connection } from "next/server";
import { getLocale } from "next-intl/server";
import { reading } from "#catalogue/reading.ts";
import { listCategories } from "#catalogue/reads.ts";
import { Link } from "#i18n/navigation.ts";
import { Skeleton } from "#ui/skeleton.tsx";

/** The shelves as links. When the API is away they are simply missing; the page itself says so where it matters. */
export async function CategoryLinks() {
  await connection();
  const locale = await getLocale();
  const categories = await reading(listCategories());
  if (!categories.ok) return null;
  return categories.value.map(({ slug, names }) => (
    <li key={slug}>
      <Link href={`/categories/${slug}`} className="text-ink-soft hover:text-ink">
        {names[locale]}
      </Link>
    </li>
  ));
}

export const CategoryLinksSkeleton = () => (
  <li aria-busy className="flex gap-4">
    {["w-20", "w-14", "w-24", "w-16", "w-20", "w-14"].map((width, index) => (
      <Skeleton key={index} className={`h-4 ${width}`} />
    ))}
  </li>
);
